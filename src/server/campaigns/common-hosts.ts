/**
 * Domains that mails of every kind link to: they say nothing about which campaign a mail belongs to. Link shorteners,
 * trackers of mailing services and shops of pictures are among them; hosting platforms are not, because their customers'
 * names count as domains of their own (public suffix list, private part).
 */
export const commonHosts: ReadonlySet<string> = new Set([
  'w3.org', 'schema.org', 'google.com', 'gstatic.com', 'googleapis.com', 'googleusercontent.com', 'goo.gl', 'youtube.com', 'youtu.be', 'facebook.com', 'fb.com', 'fbcdn.net', 'instagram.com', 'twitter.com', 'x.com', 't.co',
  'linkedin.com', 'lnkd.in', 'licdn.com', 'pinterest.com', 'tiktok.com', 'whatsapp.com', 'wa.me', 't.me', 'telegram.org', 'apple.com', 'icloud.com', 'microsoft.com', 'office.com', 'office.net', 'live.com', 'outlook.com', 'microsoftonline.com',
  'aka.ms', 'windows.net', 'msn.com', 'bing.com', 'yahoo.com', 'aol.com', 'gmail.com', 'hotmail.com', 'amazon.com', 'amazonaws.com', 'cloudfront.net', 'cloudflare.com', 'akamaihd.net', 'akamai.net', 'adobe.com', 'typekit.net', 'paypal.com',
  'ebay.com', 'netflix.com', 'dhl.com', 'ups.com', 'fedex.com', 'wikipedia.org', 'wikimedia.org', 'wordpress.com', 'wordpress.org', 'w.org', 'gravatar.com', 'imgur.com', 'giphy.com', 'bit.ly', 'tinyurl.com', 'ow.ly', 'is.gd', 'cutt.ly', 'rebrand.ly', 'lnk.to', 'linktr.ee', 's.id', 'shorturl.at', 't.ly',
  'mailchimp.com', 'list-manage.com', 'mailchi.mp', 'sendgrid.net', 'sendgrid.com', 'mailgun.org', 'mandrillapp.com', 'sparkpostmail.com', 'amazonses.com', 'awstrack.me', 'constantcontact.com', 'rs6.net', 'hubspot.com', 'hubspotlinks.com', 'hs-sites.com', 'salesforce.com', 'exacttarget.com', 'exct.net',
  'campaign-archive.com', 'createsend.com', 'cmail19.com', 'cmail20.com', 'mailerlite.com', 'mlsend.com', 'sendinblue.com', 'sibautomation.com', 'brevo.com', 'klaviyo.com', 'klclick.com', 'mailjet.com', 'getresponse.com', 'activecampaign.com', 'aweber.com', 'doubleclick.net', 'google-analytics.com', 'googletagmanager.com',
  'dropbox.com', 'box.com', 'docusign.net', 'docusign.com', 'sharepoint.com', 'zoom.us', 'slack.com', 'github.com', 'sourceforge.net', 'yandex.ru', 'mail.ru', 'vk.com', 'baidu.com', 'qq.com', 'weibo.com', 'line.me', 'naver.com', 'safelinks.protection.outlook.com', 'urldefense.com', 'proofpoint.com', 'mimecast.com',
]);
