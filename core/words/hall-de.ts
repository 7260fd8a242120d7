import type { HallWords } from './hall'
import { counted } from './languages'

export const de: HallWords = {
  lost: { title: 'Verbindung verloren', words: 'Die Konsole antwortet nicht. Das kommt von selbst wieder.' },
  noShow: { title: 'Gerade keine Show', words: 'Sobald eine beginnt, erscheint sie hier.' },
  over: 'Diese Show ist vorbei. Danke, dass ihr dabei wart!',
  standby: 'Eine kurze Pause. Gleich geht es weiter.',
  takePart: 'Mach mit deinem Handy mit.',
  next: (show) => `Als Nächstes: ${show}`,
  onNow: 'Läuft gerade',
  more: counted('de', { other: 'Und {n} weitere im Raum' }),
  answerInRoom: 'im Raum antworten',
  claim: 'Im Raum sichern.',
  claimKept: counted('de', {
    one: 'Im Raum sichern. {n} ist für euch im Saal zurückgelegt.',
    other: 'Im Raum sichern. {n} sind für euch im Saal zurückgelegt.',
  }),
  allPaying: 'Alle werden gerade bezahlt. Im Raum könnt ihr euch anstellen.',
  scan: 'Scannen und mitmachen',
  orType: 'Oder {address} öffnen und {code} eintippen unter {under}',
  under: 'Im Saal?',
  wayIn: 'Mitmachen',
  moment: 'Einen Moment, bitte.',
  noCode: 'Diese Show hat keinen Code für den Saal.',
  unreachable: 'Handys erreichen den Raum noch nicht.',
}
