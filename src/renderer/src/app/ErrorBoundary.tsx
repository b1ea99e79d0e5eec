import { Component, type ReactNode } from 'react'
import { ko } from '../text/ko.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Keeps the frame standing when a screen cannot be drawn. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <EmptyState
        sentence={`${ko.app.crashed} ${ko.app.crashedRemedy}`}
        action={<Button onPress={() => this.setState({ broken: false })}>{ko.app.reopen}</Button>}
      />
    )
  }
}
