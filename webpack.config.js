import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { fileURLToPath } from 'node:url';
import TerserPlugin from 'terser-webpack-plugin';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const development = process.env.NODE_ENV === 'development';

/** A browser bundle. Nothing here may need `eval`: the pages' CSP refuses it, in development too. */
function bundle({ name, entry, output, target, trustedTypes }) {
  return {
    name,
    mode: development ? 'development' : 'production',
    devtool: 'source-map',
    target: ['web', target],
    entry,
    output: { path: at(output), filename: '[name].js', chunkFilename: '[name].[contenthash:8].js', publicPath: 'auto', clean: true, ...(trustedTypes ? { trustedTypes } : {}) },
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: {
            loader: 'swc-loader',
            options: {
              jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
            },
          },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
      ],
    },
    plugins: [new MiniCssExtractPlugin({ filename: '[name].css', chunkFilename: '[name].[contenthash:8].css' })],
    optimization: {
      // terser: esbuild's minifier makes the pane 15 % larger (docs/decisions.md).
      minimizer: [new TerserPlugin({ extractComments: false, terserOptions: { compress: { passes: 2 } } })],
      // A chunk is what its name says (view, send, msal), libraries included: tests/house/bundles.test.ts weighs them by name.
      splitChunks: { chunks: 'async', cacheGroups: { defaultVendors: false } },
    },
    // Sizes are held by tests/house/bundles.test.ts, gzipped and in sum.
    performance: false,
    stats: 'errors-warnings',
  };
}

export default [
  bundle({ name: 'pane', entry: { taskpane: './src/addin/taskpane/main.ts', 'sign-in': './src/addin/sign-in/sign-in.ts' }, output: 'dist/public', target: 'es2022' }),
  bundle({
    name: 'desk',
    entry: {
      desk: './src/desk/main.tsx',
      // The pane itself, shown at the desk as somebody else sees it.
      preview: './src/addin/preview/main.tsx',
    },
    output: 'dist/desk',
    target: 'es2022',
    // The one policy that the preview's CSP names; the desk's own script loads nothing later and makes none.
    trustedTypes: 'headsup-preview',
  }),
  bundle({
    name: 'simulator',
    entry: {
      main: './src/simulator/page/main.tsx',
      // Loaded in the pane's document, around the unmodified office.js.
      'microsoft-ajax': './src/simulator/page/pane/microsoft-ajax.ts',
      'office-additions': './src/simulator/page/pane/office-additions.ts',
    },
    output: 'dist/simulator-page',
    target: 'es2022',
  }),
];
