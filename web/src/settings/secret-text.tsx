// A secret that is shown once: whole, selected by a click, copied by a button.
import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { SETTINGS } from '../texts/settings.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

export function SecretText({ label, secret }: { label: string; secret: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = () => {
    // Where a browser gives no clipboard, as it does without HTTPS, what is selected can be copied by hand.
    input.current?.select()
    navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  const Icon = copied ? Check : Copy
  return (
    <Field label={label}>
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            ref={input}
            readOnly
            value={secret}
            onFocus={(event) => event.target.select()}
            className="font-mono text-xs"
          />
          <Button onClick={copy}>
            <Icon aria-hidden />
            {copied ? SETTINGS.copied : SETTINGS.copy}
          </Button>
        </div>
      )}
    </Field>
  )
}
