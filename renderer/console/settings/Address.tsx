import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { announce } from '../../kit/announcer'
import classes from './settings.module.css'

/** An address or a secret to be copied; `shown` may hide what is copied. */
export function Address({ label, text, shown = text }: { label: string; text: string; shown?: string }) {
  return (
    <div className={classes.address}>
      <code>{shown}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            w={108}
            px={0}
            aria-label={`Copy ${label}`}
            leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
            onClick={() => {
              copy()
              announce('Copied.')
            }}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
