// Texts as the rest of the program knows them.
import { documentKind } from '#/core/documents/printing.ts'
import type { Feature } from '#/core/feature.ts'
import { workOf } from './actions/write.ts'
import { workFiles } from './attachments.ts'
import { publicationCodeLists } from './codes.ts'
import { publicationsContract } from './contract.ts'
import { publicationsDemo } from './demo.ts'
import { workDocuments } from './documents.ts'
import { workEvents } from './events.ts'
import { workFacts } from './facts.ts'
import { worksImporter } from './importer.ts'
import { publicationFigures } from './indicators.ts'
import { workStates } from './lifecycle.ts'
import { myWorksList, worksList } from './lists.ts'
import { publicationsRoutes } from './routes.ts'
import { publicationSettings } from './settings.ts'
import { findWork, visibleMatter } from './store.ts'
import { publicationWorklists } from './worklists.ts'

export const publications: Feature = {
  name: 'publications',
  title: '文稿',
  contract: { works: publicationsContract },
  routes: () => ({ works: publicationsRoutes }),
  rights: {
    'works:read': '查看已交流的文稿和自己的文稿',
    'works:read-all': '查看报送来的全部文稿',
    'works:write': '起草、报送自己的文稿',
    'works:review': '审看报送本专委会的文稿',
    'works:review-all': '审看报送办公室的文稿',
  },
  events: Object.values(workEvents),
  facts: [workFacts],
  figures: publicationFigures,
  lists: [worksList, myWorksList],
  settings: publicationSettings,
  codeLists: publicationCodeLists,
  worklists: publicationWorklists,
  importers: [worksImporter],
  attachments: [workFiles],
  documents: [
    documentKind({
      kind: 'work',
      read: findWork,
      called: (w) => w.title,
      told: (w) => workOf(w.id),
      papers: workDocuments,
    }),
  ],
  matters: [{ kind: 'work', title: '文稿', states: workStates, visible: visibleMatter, url: (id) => `/works/${id}` }],
  demo: [publicationsDemo],
}
