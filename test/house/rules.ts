// The house's import rules: name tier, feature and file of both ends, and say why an import is forbidden. A new record feature needs no edit here.
import type { Import, SourceFile } from './source.ts'

const tiers = ['core', 'registries', 'records', 'readers', 'app'] as const
type Tier = (typeof tiers)[number]

// Within these two tiers a later one may read an earlier one: seats name sectors, the report prints indicators.
const registries = ['organisation', 'members']
const readers = ['obligations', 'duties', 'indicators', 'report']

export interface Place {
  readonly tier: Tier
  readonly feature: string | null
  readonly file: string
}

export function placeOf(path: string): Place {
  const [, area = '', feature = '', ...rest] = path.split('/')
  if (area === 'core') return { tier: 'core', feature: null, file: [feature, ...rest].join('/') }
  if (area !== 'features') return { tier: 'app', feature: null, file: path.slice('src/'.length) }
  const tier = registries.includes(feature) ? 'registries' : readers.includes(feature) ? 'readers' : 'records'
  return { tier, feature, file: rest.join('/') }
}

const name = ({ tier, feature, file }: Place): string => (feature ? `${feature} (${tier}) ${file}` : `${tier} ${file}`)

/** Why this file may not import that one; null when it may. */
export function tierReason(from: string, target: string): string | null {
  const a = placeOf(from)
  const b = placeOf(target)
  const because = (why: string): string => `${name(a)} imports ${name(b)}: ${why}`
  if (b.tier === 'app') return a.tier === 'app' ? null : because('only app knows the whole program')
  if (b.feature === null) return null
  if (a.tier === 'core') return because('core knows no feature')
  if (a.tier === 'app') return appReason(a, b, because)
  if (a.feature === b.feature) return null
  if (tiers.indexOf(b.tier) > tiers.indexOf(a.tier)) return because(`${a.tier} never know who reads them`)
  if (a.tier === b.tier && a.tier === 'records')
    return because('records never import each other; they meet by a link in the register or a port wired in app')
  if (a.tier === b.tier && !isEarlier(b, a)) return because(`within ${a.tier} only an earlier feature may be asked`)
  if (b.file !== 'public.ts') return because('of another feature only its public.ts may be imported')
  return null
}

function isEarlier(b: Place, a: Place): boolean {
  const order = [...registries, ...readers]
  return order.indexOf(b.feature ?? '') < order.indexOf(a.feature ?? '')
}

/** app takes manifests and contracts, the browser entry takes pages, the portal takes what is public. */
function appReason(a: Place, b: Place, because: (why: string) => string): string | null {
  // A part of a large feature offers its own.
  const offered = /^(?:[a-z-]+\/)?(feature|contract|public)\.ts$/.test(b.file)
  const isScreen = /(?:^|\/)pages\//.test(b.file) && a.file.startsWith('web/')
  return offered || isScreen
    ? null
    : because('app sees a feature only through its feature.ts, contract.ts, public.ts and, in the browser, its pages')
}

const pureNames = /^(?:.+\/)?(?:[a-z-]+-)?(?:lifecycle|rules|events|facts|indicators|documents|contract|settings|access|lists)\.ts$/
// An indicator and a list say which records they show: that is a piece of SQL as a value, not a query being run.
const mayHoldSql = /(?:indicators|lists)\.ts$/

/** Files that must stay pure by their name: data and decisions, no database, no clock, no files. */
export const isPureByName = (path: string): boolean => {
  const { feature, file } = placeOf(path)
  return feature !== null ? pureNames.test(file) && !file.includes('pages/') : path === 'src/core/identity/access.ts'
}

// A hash is reckoned, not asked of the world; what node:crypto draws by chance is caught by the rule about doors. The dictionary
// that cuts Chinese words comes with the program and never changes: a value.
const purePackages = new Set(['zod', '@orpc/contract', 'node:crypto', '@node-rs/jieba', '@node-rs/jieba/dict.js'])

/** The way by which a pure file reaches something impure; null when it does not. */
export function impureWay(path: string, files: ReadonlyMap<string, SourceFile>): string | null {
  const allowed = mayHoldSql.test(path) ? new Set([...purePackages, 'kysely']) : purePackages
  return wayTo(path, files, (target) => !allowed.has(target), true)
}

export const isBrowserFile = (path: string): boolean =>
  path.endsWith('.tsx') || path.startsWith('src/web/') || path.startsWith('src/core/ui/') || path.startsWith('src/portal/client/')

const browserPackages =
  /^(?:react|react-dom|antd|@ant-design\/[a-z-]+|@tanstack\/[a-z-]+|echarts|dayjs|qrcode|zod|@orpc\/(?:contract|client|openapi-client|tanstack-query))$/

/** The way by which a page would drag a server package into the browser; null when it does not. */
export const serverWay = (path: string, files: ReadonlyMap<string, SourceFile>): string | null =>
  wayTo(path, files, (target) => !browserPackages.test(target), false)

/** Pages are drawn from core/ui, contracts and pure files: not even the types of a store are theirs to know. */
export function pageReason(page: string, target: string, files: ReadonlyMap<string, SourceFile>): string | null {
  if (isBrowserFile(target) || target.includes('/pages/') || isAsset(target)) return null
  if (impureWay(target, files) === null && !/\/(?:store|actions|routes|feature|demo)\.ts$/.test(target)) return null
  return `${page} imports ${target}: a page knows core/ui, contracts and pure files`
}

export const isAsset = (target: string): boolean => /\.(?:css|svg|png|json)(?:\?.*)?$/.test(target) || target.includes('?')

/** Follows what remains at run time (and, for the first step, types too when asked) until a package is met that is bad. */
function wayTo(path: string, files: ReadonlyMap<string, SourceFile>, isBad: (target: string) => boolean, typesToo: boolean): string | null {
  const seen = new Set([path])
  const ways: { readonly file: string; readonly way: string }[] = [{ file: path, way: path }]
  for (const { file, way } of ways) {
    for (const { target, typeOnly } of files.get(file)?.imports ?? []) {
      const isPackage = !target.startsWith('src/')
      if (isAsset(target) || (typeOnly && (isPackage || !typesToo || file !== path))) continue
      if (isPackage && isBad(target)) return `${way} → ${target}`
      if (isPackage || seen.has(target)) continue
      seen.add(target)
      ways.push({ file: target, way: `${way} → ${typeOnly ? 'a type of ' : ''}${target}` })
    }
  }
  return null
}

/** One cycle of imports as a path, or null. Types count: two files that need each other's words are one file. */
export function cycleIn(imports: ReadonlyMap<string, readonly Import[]>): readonly string[] | null {
  const finished = new Set<string>()
  const path: string[] = []
  const visit = (file: string): readonly string[] | null => {
    if (finished.has(file)) return null
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    path.push(file)
    for (const { target } of imports.get(file) ?? []) {
      const found = imports.has(target) ? visit(target) : null
      if (found) return found
    }
    path.pop()
    finished.add(file)
    return null
  }
  for (const file of imports.keys()) {
    const found = visit(file)
    if (found) return found
  }
  return null
}
