import type { RoomPayWords } from './room-pay'

export const pay: RoomPayWords = {
  stands: {
    held: (title) => `${title}: te guardamos uno. Paga antes de que se acabe el tiempo.`,
    stillHeld: (title) => `Seguimos guardándote ${title}.`,
    paying: (title) => `Estamos comprobando tu pago de ${title}.`,
    closing: (title) =>
      `Se acabó el tiempo. Estamos comprobando tu último pago de ${title}; si llegó, es tuyo.`,
    paid: (title) => `Pagado. ${title} es tuyo.`,
    cancelled: (title) => `Dejaste ${title}.`,
    expired: (title) => `Se acabó el tiempo para pagar ${title}; vuelve a estar libre para otros.`,
    refunding: (title) => `Tu dinero de ${title} está en camino de vuelta.`,
    refunded: (title) => `Tu dinero de ${title} ya te fue devuelto.`,
  },
  notPaid: {
    declined: 'La tarjeta fue rechazada. No se movió dinero. Inténtalo otra vez o elige otra forma.',
    failed: 'El pago no se completó; no se movió dinero.',
    expired: 'El pago no se terminó a tiempo; no se movió dinero.',
  },

  payFor: (title) => `Pagar ${title}`,
  pausedHere:
    'Quien presenta ha pausado las ventas. Seguimos guardándote el tuyo; podrás pagar en un momento.',
  whatYouBuy: 'Lo que compras',
  youPay: 'Pagas',
  to: 'A',
  with: 'Con',
  howToPay: '¿Cómo quieres pagar?',
  consent: (seller, price) =>
    `Quiero comprarle esto a ${seller} por ${price} y sé cómo funcionan los reembolsos. Solo se pregunta una vez por show.`,
  refundRule:
    'Si algo va mal, avisa a quien presenta. Un reembolso devuelve todo el precio por la vía con que pagaste. Si el pago falla, sigue siendo tuyo hasta que se acabe el tiempo.',
  tickFirst: 'Marca primero la casilla de arriba.',
  takeIt: 'Llevármelo',
  forFree: 'gratis',
  notReal: '(no es dinero real)',
  sandbox: 'Modo de prueba (no es dinero real)',
  sandboxTitle: 'Modo de prueba: no es dinero real',
  sandboxHow: 'No se pide ninguna tarjeta ni se mueve dinero. Elige qué debe pasar:',
  sandboxTests: {
    paid: 'Funciona al momento',
    declined: 'La tarjeta es rechazada',
    slow: 'Funciona después de 20 segundos',
    silent: 'No llega respuesta',
    late: 'Funciona solo cuando ya se acabó el tiempo',
  },
  seePayment: 'Ver cómo va el pago',
  openReceipt: 'Abrir el recibo',

  orderNo: (number) => `Pedido n.º ${number}`,
  lookAgain: 'Mirar otra vez',
  goOnToPay: 'Ir a la página de pago',
  tryAgain: 'Intentar otra vez',
  noOrders: 'Aún no has comprado nada en este show.',
  no: (number) => `N.º ${number}`,

  order: {
    open: 'Sin pagar todavía',
    paid: 'Pagado',
    cancelled: 'Cancelado, sin pagar',
    refunding: 'Reembolso en curso',
    refunded: 'Reembolsado',
  },
  notAReceipt: 'Modo de prueba: este recibo no es de verdad, no se pagó dinero real',
  show: 'Show',
  date: 'Fecha',
  seller: 'Vende',
  buyer: 'Compra',
  total: 'Total',
  paidWith: 'Pagado con',
  reference: 'Referencia',
  moneyBack: 'Reembolsado',
  nothing: 'nada',
  onItsWay: (price) => `${price}, en camino`,
  keepIt: 'Imprime esta página o hazle una foto: solo está aquí hasta que empiece el próximo show.',
  print: 'Guardar o imprimir',
  somethingWrong: 'Algo va mal…',
  wrongHow: (seller, number) =>
    `Díselo a ${seller} en el chat y menciona el pedido n.º ${number}. Un reembolso devuelve todo el precio por la vía con que pagaste.`,
}
