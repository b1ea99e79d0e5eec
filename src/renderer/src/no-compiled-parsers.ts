import { z } from 'zod'

// Zod tries to compile parsers at run time when a schema is made, which the page's policy refuses and reports. So this is imported first.
z.config({ jitless: true })
