// The list of published proposals and the page of one of them.
import {
  publicAccepted,
  publicOpenness,
  publicRoles,
  publicStates,
  type publicChoices,
  type PublicCase,
  type PublicPage,
  type PublicReply,
  type PublicText,
} from '#/features/proposals/publicity/public.ts'
import { inChinese } from '#/core/day.ts'
import { askedAt, type Asked } from './addresses.ts'
import { html, prose, type Html } from './html.ts'
import { dayText, pageOf, pager, type Visit } from './layout.ts'

export const perPage = 20

type Choices = Awaited<ReturnType<typeof publicChoices>>

export const caseAddress = (base: string, key: string): string => `${base}/proposals/${key}`

const stateTag = (c: Pick<PublicCase, 'state'>): Html => html`<span class="tag tag-${c.state}">${publicStates[c.state]}</span>`
const classTag = (mark: string | null): Html | null => (mark ? html`<span class="tag">${mark}类</span>` : null)

/** One proposal in a list. */
export const caseLine = (base: string, c: PublicCase): Html =>
  html`<li class="case">
    <span class="no"><span class="only-heard">第</span>${c.caseNo}<span class="unit">号</span></span>
    <div>
      <p class="subject"><a href="${caseAddress(base, c.key)}">${c.subject}</a></p>
      <p class="meta">
        ${stateTag(c)} ${classTag(c.classMark)}
        <span>${c.sessionTitle}</span>
        <span>${c.proposer ?? '提案者不公开姓名'}</span>
        ${c.category ? html`<span>${c.category}</span>` : null}
        ${c.units.length ? html`<span>${c.units.map((u) => u.name).join('、')}</span>` : null}
        <span>${dayText(c.publishedOn)}公开</span>
      </p>
    </div>
  </li>`

const option = (value: string, label: string, chosen: string | null): Html =>
  html`<option value="${value}" ${value === chosen ? html` selected` : null}>${label}</option>`

const select = (name: string, label: string, any: string, options: readonly (readonly [string, string])[], chosen: string | null): Html =>
  html`<label
    ><span>${label}</span
    ><select name="${name}">
      <option value="">${any}</option>
      ${options.map(([value, text]) => option(value, text, chosen))}
    </select></label
  >`

export function listPage(visit: Visit, asked: Asked, found: PublicPage, choices: Choices): string {
  const path = `${visit.base}/proposals`
  const pages = Math.max(1, Math.ceil(found.total / perPage))
  const years = [...new Set(choices.sessions.map((s) => s.year))]
  const filters = html`<form class="filters" action="${path}" method="get" role="search" aria-label="查找提案">
    <label class="grow"
      ><span>查找</span><input type="search" name="q" value="${asked.words}" maxlength="60" placeholder="案由、正文、答复里的字"
    /></label>
    ${select(
      'session',
      '届次',
      '全部届次',
      choices.sessions.map((s) => [s.key, `${s.title}（${s.count}件）`]),
      asked.session,
    )}
    ${select(
      'category',
      '类别',
      '全部类别',
      choices.categories.map((c) => [c.code, c.label]),
      asked.category,
    )}
    ${select(
      'unit',
      '承办单位',
      '全部单位',
      choices.units.map((u) => [u, u]),
      asked.unit,
    )}
    ${select(
      'year',
      '年度',
      '全部年度',
      years.map((y) => [String(y), `${y}年`]),
      asked.year === null ? null : String(asked.year),
    )}
    <button type="submit">查询</button>
  </form>`
  const isNarrowed = Boolean(asked.words || asked.session || asked.category || asked.unit || asked.year)
  return pageOf(visit, {
    title: '公开的提案',
    at: 'proposals',
    body: html`<h1>公开的提案</h1>
      ${filters}
      <p class="count" role="status">
        ${found.total ? `共${found.total}件` : ''}${isNarrowed ? html` <a href="${path}">清除条件</a>` : null}
      </p>
      ${
        found.cases.length
          ? html`<ol class="cases">
              ${found.cases.map((c) => caseLine(visit.base, c))}
            </ol>`
          : html`<p class="empty">
              ${isNarrowed ? '没有符合条件的提案。可以换个说法，或者清除条件。' : '还没有公开的提案。提案立案后十五日内在这里公开。'}
            </p>`
      }
      ${pager(asked.page, pages, (page) => askedAt(path, asked, { page }))}`,
  })
}

export function casePage(visit: Visit, c: PublicText, replies: readonly PublicReply[]): string {
  const { base } = visit
  const fact = (label: string, value: Html | string | null): Html | null =>
    value === null || value === ''
      ? null
      : html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`
  return pageOf(visit, {
    title: `第${c.caseNo}号 ${c.subject}`,
    at: 'proposals',
    body: html`<nav class="crumbs" aria-label="位置">
        <a href="${base}/proposals">公开的提案</a> ›
        <a href="${askedAt(`${base}/proposals`, { session: c.sessionKey, category: null, unit: null, year: null, words: '', page: 1 })}"
          >${c.sessionTitle}</a
        >
      </nav>
      <article class="paper">
        <p class="kicker">${c.sessionTitle}第${c.caseNo}号提案</p>
        <h1>${c.subject}</h1>
        <p class="meta">${stateTag(c)} ${classTag(c.classMark)}</p>
        <dl class="facts">
          ${fact('提案者', c.proposer ?? '不公开姓名')} ${fact('类别', c.category)}
          ${fact('承办单位', c.units.map((u) => `${u.name}（${publicRoles[u.role]}）`).join('、'))} ${fact('立案', dayText(c.filedOn))}
          ${fact('公开', dayText(c.publishedOn))}
        </dl>
        ${textOf(c)}
      </article>
      <section aria-labelledby="replies">
        <h2 id="replies">办理答复</h2>
        ${
          replies.length
            ? replies.map((r) => replyArticle(r))
            : html`<p class="empty">${c.units.length ? '答复还没有公开。承办单位答复后二十个工作日内公开。' : '尚未交办。'}</p>`
        }
      </section>`,
  })
}

function textOf({ content }: PublicText): Html {
  if ('abstract' in content)
    return html`<h2>摘要</h2>
      <div class="prose">${prose(content.abstract)}</div>`
  return html`${
      content.situation
        ? html`<h2>情况</h2>
            <div class="prose">${prose(content.situation)}</div>`
        : null
    }
    ${
      content.analysis
        ? html`<h2>分析</h2>
            <div class="prose">${prose(content.analysis)}</div>`
        : null
    }
    <h2>建议</h2>
    <ol class="suggestions">
      ${content.suggestions.map((s) => html`<li>${prose(s)}</li>`)}
    </ol>`
}

function replyArticle(r: PublicReply): Html {
  const { content } = r
  return html`<article class="paper reply">
    <h3>${r.unit}的答复${r.round > 1 ? `（第${r.round}轮）` : ''}</h3>
    <p class="meta">
      ${classTag(r.classMark)} <span class="tag">${publicOpenness}</span> ${r.docNo ? html`<span>${r.docNo}</span>` : null}
      <span>${dayText(r.issuedOn)}答复</span><span>${dayText(r.publishedOn)}公开</span>
    </p>
    ${
      'abstract' in content
        ? html`<div class="prose">${prose(content.abstract)}</div>`
        : html`<ol class="answers">
              ${content.items.map(
                (i) =>
                  html`<li value="${i.no}">
                    <strong>${publicAccepted[i.accepted]}</strong>
                    ${i.done ? '已完成' : i.dueDay ? `计划${inChinese(i.dueDay)}前完成` : ''} ${prose(i.text)}
                  </li>`,
              )}
            </ol>
            <div class="prose">${prose(content.body)}</div>`
    }
  </article>`
}

export function repliesPage(
  visit: Visit,
  asked: Asked,
  found: { readonly replies: readonly PublicReply[]; readonly total: number },
  choices: Choices,
): string {
  const path = `${visit.base}/replies`
  const pages = Math.max(1, Math.ceil(found.total / perPage))
  return pageOf(visit, {
    title: '公开的答复',
    at: 'replies',
    body: html`<h1>公开的答复</h1>
      <form class="filters" action="${path}" method="get" aria-label="选择届次">
        ${select(
          'session',
          '届次',
          '全部届次',
          choices.sessions.map((s) => [s.key, s.title]),
          asked.session,
        )}
        <button type="submit">查询</button>
      </form>
      <p class="count" role="status">${found.total ? `共${found.total}件次` : ''}</p>
      ${
        found.replies.length
          ? html`<ol class="cases">
              ${found.replies.map((r) => replyLine(visit.base, r))}
            </ol>`
          : html`<p class="empty">还没有公开的答复。</p>`
      }
      ${pager(asked.page, pages, (page) => askedAt(path, { ...asked, words: '', category: null, unit: null, year: null }, { page }))}`,
  })
}

export const replyLine = (base: string, r: PublicReply): Html =>
  html`<li class="case">
    <span class="no"><span class="only-heard">第</span>${r.caseNo}<span class="unit">号</span></span>
    <div>
      <p class="subject"><a href="${caseAddress(base, r.key)}#replies">${r.unit}：${r.subject}</a></p>
      <p class="meta">${classTag(r.classMark)} <span>${dayText(r.issuedOn)}答复</span><span>${dayText(r.publishedOn)}公开</span></p>
    </div>
  </li>`
