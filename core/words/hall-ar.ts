import type { HallWords } from './hall'
import { counted } from './languages'

export const ar: HallWords = {
  lost: { title: 'انقطع الاتصال', words: 'لوحة التحكم لا تستجيب. يعود هذا تلقائياً.' },
  noShow: { title: 'لا عرض الآن', words: 'عندما يبدأ عرض يظهر هنا.' },
  over: 'انتهى هذا العرض. شكراً لحضوركم!',
  standby: 'استراحة قصيرة. نستمر بعد لحظة.',
  takePart: 'شارك بهاتفك.',
  next: (show) => `التالي: ${show}`,
  onNow: 'يجري الآن',
  more: counted('ar', { other: 'و{n} غيرها في الغرفة' }),
  answerInRoom: 'أجب في الغرفة',
  claim: 'احجز في الغرفة.',
  claimKept: counted('ar', {
    one: 'احجز في الغرفة. قطعة واحدة محجوزة لكم في القاعة.',
    two: 'احجز في الغرفة. قطعتان محجوزتان لكم في القاعة.',
    few: 'احجز في الغرفة. {n} قطع محجوزة لكم في القاعة.',
    other: 'احجز في الغرفة. {n} قطعة محجوزة لكم في القاعة.',
  }),
  allPaying: 'كلها قيد الدفع. قف في الطابور من الغرفة.',
  scan: 'امسح للمشاركة',
  orType: 'أو افتح {address} واكتب {code} تحت {under}',
  under: 'في القاعة؟',
  wayIn: 'شارك',
  moment: 'لحظة من فضلكم.',
  noCode: 'ليس لهذا العرض رمز للقاعة.',
  unreachable: 'لا تصل الهواتف إلى الغرفة بعد.',
}
