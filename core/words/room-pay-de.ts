import type { RoomPayWords } from './room-pay'

export const pay: RoomPayWords = {
  stands: {
    held: (title) => `${title}: Eins ist für dich zurückgelegt. Bezahle, bevor die Zeit um ist.`,
    stillHeld: (title) => `${title} ist weiterhin für dich zurückgelegt.`,
    paying: (title) => `Deine Zahlung für ${title} wird geprüft.`,
    closing: (title) =>
      `Die Zeit ist um. Deine letzte Zahlung für ${title} wird geprüft; kam sie an, ist es deins.`,
    paid: (title) => `Bezahlt. ${title} gehört dir.`,
    cancelled: (title) => `Du hast ${title} zurückgegeben.`,
    expired: (title) => `Die Zeit zum Bezahlen von ${title} ist um; es ist wieder für andere frei.`,
    refunding: (title) => `Dein Geld für ${title} ist auf dem Rückweg.`,
    refunded: (title) => `Dein Geld für ${title} ist wieder bei dir.`,
  },
  notPaid: {
    declined:
      'Die Karte wurde abgelehnt. Es ist kein Geld geflossen. Versuch es noch einmal oder zahle anders.',
    failed: 'Die Zahlung hat nicht geklappt; es ist kein Geld geflossen.',
    expired: 'Die Zahlung wurde nicht rechtzeitig fertig; es ist kein Geld geflossen.',
  },

  payFor: (title) => `${title} bezahlen`,
  pausedHere:
    'Der Gastgeber hat den Verkauf unterbrochen. Dein Stück bleibt zurückgelegt; gleich kannst du bezahlen.',
  whatYouBuy: 'Was du kaufst',
  youPay: 'Du zahlst',
  to: 'An',
  with: 'Mit',
  howToPay: 'Wie möchtest du bezahlen?',
  consent: (seller, price) =>
    `Ich kaufe das von ${seller} für ${price} und weiß, wie Erstattungen gehen. Gefragt wird nur einmal pro Show.`,
  refundRule:
    'Wenn etwas nicht stimmt, sag dem Gastgeber Bescheid. Bei einer Erstattung kommt der ganze Preis auf dem Weg zurück, auf dem du bezahlt hast. Klappt die Zahlung nicht, bleibt es bis zum Ablauf der Zeit deins.',
  tickFirst: 'Setz erst oben das Häkchen.',
  takeIt: 'Nehmen',
  forFree: 'kostenlos',
  notReal: '(kein echtes Geld)',
  sandbox: 'Testmodus (kein echtes Geld)',
  sandboxTitle: 'Testmodus: kein echtes Geld',
  sandboxHow: 'Es wird nach keiner Karte gefragt, und kein Geld fließt. Wähle, was geschehen soll:',
  sandboxTests: {
    paid: 'Klappt sofort',
    declined: 'Die Karte wird abgelehnt',
    slow: 'Klappt nach 20 Sekunden',
    silent: 'Es kommt keine Antwort',
    late: 'Klappt erst, wenn die Zeit um ist',
  },
  seePayment: 'Stand der Zahlung',
  openReceipt: 'Beleg öffnen',

  orderNo: (number) => `Bestellung Nr. ${number}`,
  lookAgain: 'Noch einmal nachsehen',
  goOnToPay: 'Weiter zur Zahlungsseite',
  tryAgain: 'Noch einmal',
  noOrders: 'In dieser Show hast du noch nichts gekauft.',
  no: (number) => `Nr. ${number}`,

  order: {
    open: 'Noch nicht bezahlt',
    paid: 'Bezahlt',
    cancelled: 'Abgesagt, nicht bezahlt',
    refunding: 'Erstattung läuft',
    refunded: 'Erstattet',
  },
  notAReceipt: 'Testmodus: Das ist kein echter Beleg, es wurde kein echtes Geld bezahlt',
  show: 'Show',
  date: 'Datum',
  seller: 'Verkauft von',
  buyer: 'Gekauft von',
  total: 'Summe',
  paidWith: 'Bezahlt mit',
  reference: 'Referenz',
  moneyBack: 'Erstattet',
  nothing: 'nichts',
  onItsWay: (price) => `${price}, unterwegs`,
  keepIt: 'Druck diese Seite aus oder mach ein Bild davon: Sie ist nur da, bis die nächste Show beginnt.',
  print: 'Speichern oder drucken',
  somethingWrong: 'Etwas stimmt nicht…',
  wrongHow: (seller, number) =>
    `Sag es im Chat (${seller}) und nenne Bestellung Nr. ${number}. Bei einer Erstattung kommt der ganze Preis auf dem Weg zurück, auf dem du bezahlt hast.`,
}
