// A text as a sheet to be exchanged or bound: title, author, body.
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Work } from './work.ts'

export const workDocuments: readonly DocumentRow<Work>[] = [
  {
    name: 'text',
    title: '文稿',
    form: 'plain',
    exists: (w) => w.title.trim() !== '' && w.body.trim() !== '',
    make: (w, { day }) => ({
      title: w.title,
      blocks: [
        { kind: 'paragraph', text: `${w.kind.label}　作者：${w.authors.map((a) => a.name).join('、')}` },
        { kind: 'paragraph', text: w.body },
        { kind: 'date', day: w.submittedOn ?? day },
      ],
    }),
  },
]
