import './room.css'
import { setServerTime, tick } from './clocks'
import { takeForms } from './forms'
import { follow } from './socket'

/** Makes the spectators' page live. All of it works without this script, only less at once. */
const { live, now } = document.body.dataset
setServerTime(Number(now))
takeForms()
if (live !== undefined && live !== '') follow(live)
setInterval(tick, 250)
