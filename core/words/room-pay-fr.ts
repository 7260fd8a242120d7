import type { RoomPayWords } from './room-pay'

export const pay: RoomPayWords = {
  stands: {
    held: (title) => `${title} : un exemplaire vous est gardé. Payez avant la fin du temps.`,
    stillHeld: (title) => `${title} vous est toujours gardé.`,
    paying: (title) => `Votre paiement pour ${title} est en vérification.`,
    closing: (title) =>
      `Le temps est écoulé. Votre dernier paiement pour ${title} est en vérification ; s’il est passé, c’est à vous.`,
    paid: (title) => `Payé. ${title} est à vous.`,
    cancelled: (title) => `Vous avez rendu ${title}.`,
    expired: (title) => `Le temps pour payer ${title} est écoulé ; c’est de nouveau libre pour les autres.`,
    refunding: (title) => `Votre argent pour ${title} est en route vers vous.`,
    refunded: (title) => `Votre argent pour ${title} vous a été rendu.`,
  },
  notPaid: {
    declined: 'La carte a été refusée. Rien n’a été débité. Réessayez ou payez autrement.',
    failed: 'Le paiement n’est pas passé ; rien n’a été débité.',
    expired: 'Le paiement n’a pas été terminé à temps ; rien n’a été débité.',
  },

  payFor: (title) => `Payer ${title}`,
  pausedHere:
    'La régie a suspendu les ventes. Votre exemplaire vous est gardé ; vous pourrez payer dans un instant.',
  whatYouBuy: 'Ce que vous achetez',
  youPay: 'Vous payez',
  to: 'À',
  with: 'Avec',
  howToPay: 'Comment voulez-vous payer ?',
  consent: (seller, price) =>
    `Je veux acheter ceci à ${seller} pour ${price} et je sais comment marchent les remboursements. Demandé une seule fois par show.`,
  refundRule:
    'Si quelque chose ne va pas, prévenez la régie. Un remboursement rend tout le prix par le moyen que vous avez utilisé. Si le paiement échoue, c’est à vous jusqu’à la fin du temps.',
  tickFirst: 'Cochez d’abord la case ci-dessus.',
  takeIt: 'Le prendre',
  forFree: 'gratuit',
  notReal: '(pas d’argent réel)',
  sandbox: 'Mode test (pas d’argent réel)',
  sandboxTitle: 'Mode test : pas d’argent réel',
  sandboxHow: 'Aucune carte n’est demandée et aucun argent ne bouge. Choisissez ce qui doit arriver :',
  sandboxTests: {
    paid: 'Marche tout de suite',
    declined: 'La carte est refusée',
    slow: 'Marche après 20 secondes',
    silent: 'Aucune réponse ne vient',
    late: 'Ne marche qu’une fois le temps écoulé',
  },
  seePayment: 'Voir où en est le paiement',
  openReceipt: 'Ouvrir le reçu',

  orderNo: (number) => `Commande n° ${number}`,
  lookAgain: 'Regarder encore',
  goOnToPay: 'Aller à la page de paiement',
  tryAgain: 'Réessayer',
  noOrders: 'Vous n’avez encore rien acheté dans ce show.',
  no: (number) => `N° ${number}`,

  order: {
    open: 'Pas encore payé',
    paid: 'Payé',
    cancelled: 'Annulé, non payé',
    refunding: 'Remboursement en cours',
    refunded: 'Remboursé',
  },
  notAReceipt: 'Mode test : ce n’est pas un vrai reçu, aucun argent réel n’a été payé',
  show: 'Show',
  date: 'Date',
  seller: 'Vendu par',
  buyer: 'Acheté par',
  total: 'Total',
  paidWith: 'Payé avec',
  reference: 'Référence',
  moneyBack: 'Remboursé',
  nothing: 'rien',
  onItsWay: (price) => `${price}, en route`,
  keepIt: 'Imprimez cette page ou prenez-la en photo : elle n’est là que jusqu’au début du prochain show.',
  print: 'Enregistrer ou imprimer',
  somethingWrong: 'Quelque chose ne va pas…',
  wrongHow: (seller, number) =>
    `Dites-le dans le chat (${seller}) et donnez le numéro de commande ${number}. Un remboursement rend tout le prix par le moyen que vous avez utilisé.`,
}
