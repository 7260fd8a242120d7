import { z } from 'zod'
import { minute, second } from '../../base/time'
import { PictureId } from '../../pictures/picture'

export const DropProps = z.object({
  title: z
    .string()
    .trim()
    .min(1, 'a drop needs a title')
    .max(80, 'a title has at most 80 characters')
    .meta({ title: 'Title', description: 'What is sold, as viewers read it.' }),
  goods: z
    .enum(['merch', 'digital', 'tip'], 'choose merch, digital or tip')
    .default('merch')
    .meta({
      title: 'Goods',
      description: 'Merch is shipped, digital goods are delivered online, a tip token says thanks.',
      labels: { merch: 'Merch', digital: 'Digital', tip: 'Tip token' },
    }),
  picture: PictureId.nullable().default(null).meta({
    title: 'Picture',
    description: 'Shown beside the title on the overlay and in the room. PNG, JPEG or WebP, at most 2 MB.',
    picture: true,
  }),
  price: z
    .number()
    .int('a price is a whole number of the smallest coin')
    .min(0, 'a price is not negative')
    .max(100_000_000, 'this price is too high')
    .meta({
      title: 'Price',
      description: 'The total a buyer pays for one unit; 0 gives it away.',
      unit: 'money',
    }),
  stock: z
    .number()
    .int('stock is a whole number of units')
    .min(1, 'a drop needs at least one unit')
    .max(100_000, 'a drop holds at most 100,000 units')
    .meta({ title: 'Stock', description: 'How many there are, over all firings of this cue.' }),
  hall: z
    .number()
    .int('hall units are a whole number')
    .min(0, 'hall units are not negative')
    .nullable()
    .default(null)
    .meta({
      title: 'Kept for the hall',
      description: 'Units only the hall may take until you release them; empty shares all.',
    }),
  perViewer: z
    .number()
    .int('the limit is a whole number')
    .min(1, 'allow at least one per viewer')
    .max(100, 'allow at most 100 per viewer')
    .default(1)
    .meta({ title: 'Per viewer', description: 'How many one viewer may claim.' }),
  windowFor: z
    .number()
    .int()
    .min(5 * second, 'keep it open for at least 5 seconds')
    .max(30 * minute, 'keep it open for at most 30 minutes')
    .default(30 * second)
    .meta({ title: 'Open for', description: 'How long viewers can claim.', unit: 'ms' }),
  payWithin: z
    .number()
    .int()
    .min(minute, 'give buyers at least one minute to pay')
    .max(60 * minute, 'give buyers at most one hour to pay')
    .default(8 * minute)
    .meta({
      title: 'Pay within',
      description: 'How long a claimed unit is kept; viewers can ask for more.',
      unit: 'ms',
    }),
  announcement: z
    .string()
    .trim()
    .max(200, 'an announcement has at most 200 characters')
    .default('')
    .meta({ title: 'Announcement', description: 'Said in chat before title, price and stock.', lines: 2 }),
})
export type DropProps = z.output<typeof DropProps>
