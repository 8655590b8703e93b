// The home page and the figures given to the public.
import type { PublicCase, PublicFigures, PublicReply } from '#/features/proposals/publicity/public.ts'
import { html, type Html } from './html.ts'
import { caseLine, replyLine } from './cases.ts'
import { dayText, pageOf, titleOf, type Visit } from './layout.ts'

export interface HomeShows {
  readonly cases: readonly PublicCase[]
  readonly total: number
  readonly replies: readonly PublicReply[]
  readonly repliesTotal: number
  readonly figures: PublicFigures | null
}

const figure = (title: string, text: string, unit: string): Html =>
  html`<div class="figure">
    <dt>${title}</dt>
    <dd>${text}${text === '—' ? null : html`<span class="unit">${unit}</span>`}</dd>
  </div>`

export function homePage(visit: Visit, shows: HomeShows): string {
  const { base, words } = visit
  const given = shows.figures
  return pageOf(visit, {
    title: titleOf(visit),
    at: 'home',
    body: html`<section class="hero">
        <div>
          <h1>${titleOf(visit)}</h1>
          <p class="lead">${words.intro}</p>
          <form class="search" action="${base}/proposals" method="get" role="search">
            <label class="only-heard" for="q">查找提案</label>
            <input id="q" type="search" name="q" maxlength="60" placeholder="查找提案，如：停车、养老、河道" />
            <button type="submit">查找</button>
          </form>
        </div>
        <dl class="figures">
          ${figure('公开的提案', String(shows.total), '件')} ${figure('公开的答复', String(shows.repliesTotal), '件次')}
          ${given ? given.figures.slice(0, 7).map((f) => figure(f.title, f.text, f.unit)) : null}
        </dl>
        ${
          given
            ? html`<p class="asof">
                ${given.year}年（${given.sessionTitle}）统计数字截至${dayText(given.asOf)}，<a href="${base}/figures">看全部数字和算法</a>
              </p>`
            : null
        }
      </section>
      <div class="columns">
        <section aria-labelledby="new">
          <h2 id="new">最近立案并公开的提案</h2>
          ${
            shows.cases.length
              ? html`<ol class="cases">
                  ${shows.cases.map((c) => caseLine(base, c))}
                </ol>`
              : html`<p class="empty">还没有公开的提案。</p>`
          }
          <p class="more"><a href="${base}/proposals">全部提案</a></p>
        </section>
        <section aria-labelledby="answered">
          <h2 id="answered">最近公开的答复</h2>
          ${
            shows.replies.length
              ? html`<ol class="cases">
                  ${shows.replies.map((r) => replyLine(base, r))}
                </ol>`
              : html`<p class="empty">还没有公开的答复。</p>`
          }
          <p class="more"><a href="${base}/replies">全部答复</a></p>
        </section>
      </div>`,
  })
}

export function figuresPage(visit: Visit, sets: readonly PublicFigures[]): string {
  return pageOf(visit, {
    title: '统计数字',
    at: 'figures',
    body: html`<h1>统计数字</h1>
      ${
        sets.length
          ? sets.map(
              (set) =>
                html`<section aria-labelledby="y${set.year}">
                  <h2 id="y${set.year}">${set.year}年（${set.sessionTitle}）</h2>
                  <p class="asof">截至${dayText(set.asOf)}的记录，公布后不随后来的办理变动。没有可计量的记为“—”。</p>
                  <div class="scroll" tabindex="0" role="region" aria-label="${set.year}年的数字">
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">项目</th>
                          <th scope="col" class="number">数字</th>
                          <th scope="col">怎样计算</th>
                        </tr>
                      </thead>
                      <tbody>
                        ${set.figures.map(
                          (f) =>
                            html`<tr>
                              <th scope="row">${f.title}</th>
                              <td class="number">${f.text}${f.text === '—' ? '' : f.unit}</td>
                              <td>${f.definition}</td>
                            </tr>`,
                        )}
                      </tbody>
                    </table>
                  </div>
                  <div class="charts">
                    ${set.figures.flatMap((f) => f.parts.map((p) => bars(`${f.title}，按${p.label}`, f.unit, p.rows)))}
                  </div>
                </section>`,
            )
          : html`<p class="empty">还没有公布统计数字。</p>`
      }`,
  })
}

interface Bar {
  readonly label: string
  readonly text: string
  readonly value: number | null
}

/** A table with a bar in each row: the number is there to be read, the bar is there to be seen. */
function bars(title: string, unit: string, rows: readonly Bar[]): Html {
  const most = Math.max(1, ...rows.map((r) => r.value ?? 0))
  return html`<table class="bars">
    <caption>
      ${title}
    </caption>
    <tbody>
      ${rows.map(
        (r) =>
          html`<tr>
            <th scope="row">${r.label}</th>
            <td class="bar">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" width="100%" height="12" aria-hidden="true">
                <rect width="${Math.round((1000 * (r.value ?? 0)) / most) / 10}" height="10"></rect>
              </svg>
            </td>
            <td class="number">${r.text}${unit}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
