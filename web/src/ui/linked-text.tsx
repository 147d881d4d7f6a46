// A sentence in which addresses can be followed.

const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/

export const LinkedText = ({ text }: { text: string }) => (
  <>
    {text.split(ADDRESS).map((part, index) =>
      index % 2 === 1 ? (
        <a key={part} href={part} target="_blank" rel="noreferrer" className="break-all underline underline-offset-2">
          {part.replace(/^https?:\/\//, '')}
        </a>
      ) : (
        part
      ),
    )}
  </>
)
