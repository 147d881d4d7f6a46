// Begins an upload.
import { Upload } from 'lucide-react'
import { Button } from '../../ui/button.tsx'

/** @param onStart without it the form around it is sent. */
export const StartButton = ({ onStart, label }: { onStart?: () => void; label: string }) => (
  <Button look="primary" type={onStart ? 'button' : 'submit'} onClick={onStart}>
    <Upload aria-hidden />
    {label}
  </Button>
)
