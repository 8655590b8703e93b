// Notices as the rest of the program knows them: everybody's own inbox, and the work of sending by the channels an installation has.
import type { Feature } from '../feature.ts'
import { deliveryJob, type Channel } from './channel.ts'
import { noticesContract } from './contract.ts'
import { noticeRoutes } from './routes.ts'

export const notices = (channels: () => readonly Channel[]): Feature => ({
  name: 'notices',
  title: '通知',
  contract: { notices: noticesContract },
  routes: () => ({ notices: noticeRoutes }),
  jobs: [deliveryJob(channels)],
})
