import { z } from 'zod'

// The pages forbid `eval`; zod would try it once per page and leave a policy violation in the log. Import this first.
z.config({ jitless: true })
