// How a paper is asked for and answered, for all papers of appraisal.
import { z } from 'zod'

export const paperFormat = z.enum(['docx', 'pdf']).default('docx')
export const paperOutput = z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })
