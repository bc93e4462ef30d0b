/** Words around signing in and out. */
export const signInWords = {
  title: 'Sign in',
  welcome: 'Welcome to the desk',
  what: 'Here your team sees what colleagues reported, and answers them.',
  button: 'Sign in',
  demo: 'This is the demo. Choose whom to be:',
  signInAs: (name: string) => `Sign in as ${name}`,
  orIdentity: 'Or sign in as the finished product does',
  returns: 'You come back to the page you asked for.',
  failed: 'Signing in did not work.',
  signedOut: 'You are signed out',
  signedOutBody: 'Reports are still taken in and kept. You can close this page.',
  signInAgain: 'Sign in again',
  ended: 'Your session has ended',
  endedBody: 'What you have typed stays on this page while it is open. Sign in, and go on here.',
  elsewhere: 'It opens in a tab of its own. When you come back to this one, it goes on.',
  checking: 'One moment …',
} as const;

const reasons: Record<string, { title: string; body: string }> = {
  expired: { title: 'Signing in took too long', body: 'For safety a sign-in has to be finished within ten minutes and in the same browser. Please start again.' },
  failed: { title: 'Signing in did not work', body: 'The sign-in service did not confirm it. Please try again; if it stays like this, your administrator can see why in the log.' },
  unreachable: { title: 'The sign-in service does not answer', body: 'Reports are still taken in and kept. Please try again in a moment.' },
  'no-role': { title: 'No role for the desk yet', body: 'You are signed in, but your account has no role here. Your administrator can give you one.' },
};

/** Why somebody stands at the signed-out page; without a reason they signed out themselves. */
export function signedOutWords(because: string | null): { title: string; body: string } {
  return (because === null ? undefined : reasons[because]) ?? { title: signInWords.signedOut, body: signInWords.signedOutBody };
}
