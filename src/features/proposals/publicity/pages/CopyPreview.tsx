// What the public will read, beside the original, as it changes.
import type { CopyText, PublicationPage } from '../contract.ts'
import { piecesOf, placeholder } from '../redaction-rules.ts'

export function CopyPreview({ page, text }: { readonly page: PublicationPage; readonly text: CopyText }) {
  const subject = page.places.find((p) => p.key === 'subject')
  return (
    <div className="pub-preview">
      {page.part === 'text' ? (
        <>
          <p className="pub-subject">{subject ? <Pieces place={subject} text={text} /> : page.case.title}</p>
          <p className="sj-faint">提案者：{text.showsProposer ? (page.proposer ?? '') : '不公开'}</p>
        </>
      ) : (
        <p className="pub-subject">{page.unit}的答复</p>
      )}
      {text.form === 'abstract' ? (
        <p className="pp-prose sj-plain">{text.abstract || '（还没有写摘要）'}</p>
      ) : (
        page.places
          .filter((p) => p.key !== 'subject' && p.text !== '')
          .map((place) => (
            <div key={place.key}>
              <h3 className="pp-part">{place.label}</h3>
              <p className="pp-prose sj-plain">
                <Pieces place={place} text={text} />
              </p>
            </div>
          ))
      )}
      <p className="sj-faint">
        {page.part === 'text' ? '联系人、联系电话、附件不进入公开稿。' : '签发人、联系人、联系电话、附件不进入公开稿。'}
      </p>
    </div>
  )
}

function Pieces({ place, text }: { readonly place: PublicationPage['places'][number]; readonly text: CopyText }) {
  return piecesOf(place, text.marks).map((piece, i) =>
    piece.kind === 'gone' ? (
      // Pieces of one text have no name but their place in it.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={i} className="pub-gone">
        {placeholder(piece.what)}
      </span>
    ) : (
      piece.text
    ),
  )
}
