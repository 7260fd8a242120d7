import { counted, numberIn } from './languages'
import { lettersOf } from './letters'
import type { StageWords } from './stage'

const n = numberIn('ar')

export const ar: StageWords = {
  rehearsal: 'تجربة · بلا نقود حقيقية',
  scan: { buy: 'امسح للشراء', play: 'امسح للعب', wait: 'امسح للانتظار', join: 'امسح للدخول' },
  goTo: { buy: 'اشترِ على {}', play: 'العب على {}', wait: 'انتظر على {}', join: 'ادخل على {}' },
  free: 'مجاناً',
  left: counted('ar', { other: 'بقي {n}' }),
  paying: (held, stock) => `${n(held)} قيد الدفع من ${n(stock)}`,
  ofStock: (stock) => `من ${n(stock)}`,
  allPaying: counted('ar', { one: 'الأخير قيد الدفع', other: 'كلها ({n}) قيد الدفع' }),
  type: 'اكتب [!claim]',
  typeToWait: '[!claim] للانتظار',
  allSold: counted('ar', { one: 'بيع', other: 'بيع الكل ({n})' }),
  soldIn: (clock) => `في ${clock}`,
  soldOut: 'نفدت الكمية. شكراً!',
  closed: 'انتهى. شكراً!',
  closedWith: counted('ar', { other: 'انتهى. بقي {n}' }),
  quiz: 'مسابقة',
  answered: counted('ar', {
    one: 'إجابة واحدة',
    two: 'إجابتان',
    few: '{n} إجابات',
    other: '{n} إجابة',
  }),
  typeLetter: (letters) => `اكتب ${lettersOf(letters, 'أو', 'إلى')}`,
  timeUp: 'انتهى الوقت. الإجابة قريباً.',
  isRight: (letters) => `الصحيح ${letters.join(' و')}`,
  knew: (right, all) => `عرفها ${n(right)} من ${n(all)}`,
  nobodyAnswered: 'لم يجب أحد',
  aViewer: 'مشاهد',
  leaderboard: 'الترتيب',
  leader: 'المتصدر',
  points: counted('ar', { one: 'نقطة واحدة', two: 'نقطتان', few: '{n} نقاط', other: '{n} نقطة' }),
  fromHost: 'من المضيف',
  allInRoom: '… النص كاملاً في الغرفة',
  more: counted('ar', { other: '{n}+ أخرى في الغرفة' }),
  inAMinute: counted('ar', { other: '{n}+ في دقيقة' }),
  howLate: 'كم يتأخر البث عندك؟',
  typeThis: 'اكتب هذا في الدردشة',
}
