/** The platform `replay`: a recorded chat, or a crowd made up for a rehearsal. No network, no account. */
export { type ArrivalOptions, arrivals, type ProfileName, profileNames } from './arrivals'
export { type Crowd, type CrowdOptions, createCrowd } from './crowd'
export { openReplayLog, type ReplayLog, readReplayLog } from './log'
export { decidePayment, type PaymentDecision } from './payment'
export { createRecording, type RecordingOptions } from './recording'
export type { ShowView } from './view'
