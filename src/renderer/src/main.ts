import './ui/tokens.css'
import './ui/base.css'

// A frame first: the window is shown with what index.html holds while the app's code is still being read.
requestAnimationFrame(() => requestAnimationFrame(() => void import('./window.tsx').then(({ mount }) => mount())))
