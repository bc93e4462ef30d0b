/** Addresses of the add-in API on the public listener and of the desk's API. Kept to by outsiders: docs/configuration.md. */
export const paths = {
  reports: '/api/v1/reports',
  me: '/api/v1/me',
  agreement: '/api/v1/agreement',
  config: '/api/v1/config',
} as const;
