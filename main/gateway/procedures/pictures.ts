import type { Parts } from '../parts'
import { desk, unwrap } from './base'

export function pictureProcedures({ pictures }: Parts) {
  return {
    add: desk.pictures.add.handler(async ({ input }) => {
      const { id, animated } = unwrap(await pictures.add(Buffer.from(input.file, 'base64')))
      return { picture: id, notes: animated ? ['It moves: the first of its frames is shown.'] : [] }
    }),
    get: desk.pictures.get.handler(async ({ input }) => {
      const bytes = await pictures.read(input.picture, 'stage')
      return {
        image: bytes === null ? null : `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`,
      }
    }),
  }
}
