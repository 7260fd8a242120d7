import type { BotWords } from './bot'
import { counted, numberIn } from './languages'
import { rangeOf } from './letters'
import { ar as stage } from './stage-ar'

const n = numberIn('ar')
const letters = (all: readonly string[]) => rangeOf(all, 'أو', 'إلى')
const forTime = (time: string | null) => (time === null ? '' : ` لمدة ${time}`)

export const ar: BotWords = {
  offer: ({ title, price, left, forHall, command, clock }) =>
    `للبيع الآن: ${title}، ${price ?? 'مجاناً'}، بقي ${left}${forHall > 0 ? ` (منها ${forHall} للقاعة)` : ''}. اكتب ${command} خلال ${clock}.`,
  openAgain: 'مفتوح من جديد.',
  soldOut: (title) => `نفدت الكمية: ${title}. شكراً!`,
  leftOf: (left, stock) => `بقي ${left} من ${stock}`,
  seeOverlay: 'ما بقي يظهر على الشاشة',

  letters,
  quiz: (question, choices) => `مسابقة: ${question}  ${choices}`,
  youHave: (seconds, all) => `لديك ${seconds} ث، أجب بـ ${letters(all)}.`,
  theAnswer: (right) => `الجواب: ${right.join(' أو ')}.`,
  nobodyAnswered: 'لم يجب أحد.',
  wereRight: (right, all) => `أصاب ${n(right)} من ${n(all)}.`,
  fastest: (names) => `الأسرع: ${names}.`,
  answersCounted: counted('ar', {
    one: 'حُسبت إجابة واحدة',
    two: 'حُسبت إجابتان',
    few: 'حُسبت {n} إجابات',
    other: 'حُسبت {n} إجابة',
  }),

  stop: '.',
  to: (names, said) => `${names}: ${said}`,
  aViewer: stage.aViewer,
  viewers: counted('ar', { one: 'مشاهد واحد', two: 'مشاهدان', few: '{n} مشاهدين', other: '{n} مشاهداً' }),
  more: counted('ar', { other: 'و{n} غيرهم' }),
  nameOn: (name, platform) => `${name} على ${platform}`,

  seconds: (many) => `${many} ث`,
  minutes: (many) => `${many} د`,
  pay: (within, address) => `ادفع${within === null ? '' : ` خلال ${within}`} في الغرفة: ${address}`,
  have: (pay) => `لديك قطعة، ${pay}`,
  kept: (time) => `قطعة محجوزة لك${forTime(time)}`,
  cameFree: (pay) => `توفرت قطعة وهي لك، ${pay}`,
  cameFreeKept: (time) => `توفرت قطعة وهي محجوزة لك${forTime(time)}`,
  ranOut: (toPay) => `انتهى الوقت${toPay ? ' للدفع' : ''}، والقطعة متاحة من جديد`,
  moreTime: 'لديك وقت إضافي',
  cancelled: 'أُلغي',
  allSold: 'نفدت الكمية',
  limit: (viewers) => (viewers === 1 ? 'بلغت الحد الأقصى' : 'بلغتم الحد الأقصى'),
  closed: 'لا شيء للبيع الآن',
  nothingHeld: 'لا شيء محجوز لك',
  alreadyAnswered: 'تُحسب إجابتك الأولى',
  noChoice: 'هذا ليس من الخيارات، أجب بالحرف',
  waiting: 'في قائمة الانتظار',
  place: (place) => `(رقم ${place})`,

  linkCode: 'اكتب هذا في دردشتك الأخرى خلال 10 دقائق',
  linkAsked: 'اكتب !link ok إن كان هذا أنت أيضاً، وإلا فلا تفعل شيئاً',
  linkedWith: (other) => `(مع ${other})`,
  linked: 'تم الربط، والحدود تُحسب للاثنين معاً. ‏!unlink يلغيه',
  linkFailed: 'هذا الرمز غير معروف (أو لم يعد معروفاً)',
  unlinked: 'أُلغي الربط',
}
