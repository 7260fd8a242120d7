import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Says what will be here and offers the next step. */
export function EmptyState({
  title,
  words,
  children,
}: {
  title: string
  words: string
  children?: ReactNode
}) {
  return (
    <Stack gap={6} align="center" justify="center" h="100%" p="sm" ta="center">
      <Text fw={600} size="sm">
        {title}
      </Text>
      <Text size="xs" c="var(--soft)" maw={360}>
        {words}
      </Text>
      {children}
    </Stack>
  )
}
