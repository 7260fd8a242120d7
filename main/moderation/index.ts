export type { ModelState } from './model-client'
export {
  forkedModel,
  type ModelProcess,
  type StartModelProcess,
  type UtilityProcess,
  utilityModel,
} from './model-process'
export { createModerator, type LineToJudge, type Moderator, type ModeratorOptions } from './moderator'
