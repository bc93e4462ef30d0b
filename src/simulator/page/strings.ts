/** What the simulated Outlook itself says, per language of Outlook; the strip around it is English. */
export interface Strings {
  inbox: string;
  junk: string;
  archive: string;
  deleted: string;
  folders: string;
  messages: string;
  search: string;
  newMail: string;
  remove: string;
  store: string;
  toJunk: string;
  toInbox: string;
  report: string;
  markUnread: string;
  markRead: string;
  reply: string;
  forward: string;
  to: string;
  cc: string;
  attachments: string;
  nothingOpen: string;
  nothingHere: string;
  blocked: string;
  close: string;
  pin: string;
  unpin: string;
  back: string;
  loading: string;
}

const en: Strings = {
  inbox: 'Inbox', junk: 'Junk Email', archive: 'Archive', deleted: 'Deleted Items', folders: 'Folders', messages: 'Messages', search: 'Search',
  newMail: 'New mail', remove: 'Delete', store: 'Archive', toJunk: 'Junk', toInbox: 'Move to Inbox', report: 'Report', markUnread: 'Mark as unread', markRead: 'Mark as read',
  reply: 'Reply', forward: 'Forward', to: 'To:', cc: 'Cc:', attachments: 'Attachments', nothingOpen: 'Select an item to read', nothingHere: 'Nothing in this folder',
  blocked: 'Links, pictures from outside and scripts of this mail are left out.', close: 'Close', pin: 'Pin', unpin: 'Unpin', back: 'Back to the list', loading: 'Loading',
};
const nl: Strings = {
  inbox: 'Postvak IN', junk: 'Ongewenste e-mail', archive: 'Archief', deleted: 'Verwijderde items', folders: 'Mappen', messages: 'Berichten', search: 'Zoeken',
  newMail: 'Nieuwe e-mail', remove: 'Verwijderen', store: 'Archiveren', toJunk: 'Ongewenst', toInbox: 'Naar Postvak IN', report: 'Melden', markUnread: 'Markeren als ongelezen', markRead: 'Markeren als gelezen',
  reply: 'Beantwoorden', forward: 'Doorsturen', to: 'Aan:', cc: 'CC:', attachments: 'Bijlagen', nothingOpen: 'Selecteer een item om te lezen', nothingHere: 'Niets in deze map',
  blocked: 'Koppelingen, afbeeldingen van buiten en scripts van deze e-mail zijn weggelaten.', close: 'Sluiten', pin: 'Vastmaken', unpin: 'Losmaken', back: 'Terug naar de lijst', loading: 'Laden',
};
const de: Strings = {
  inbox: 'Posteingang', junk: 'Junk-E-Mail', archive: 'Archiv', deleted: 'Gelöschte Elemente', folders: 'Ordner', messages: 'Nachrichten', search: 'Suchen',
  newMail: 'Neue E-Mail', remove: 'Löschen', store: 'Archivieren', toJunk: 'Junk', toInbox: 'In den Posteingang', report: 'Melden', markUnread: 'Als ungelesen markieren', markRead: 'Als gelesen markieren',
  reply: 'Antworten', forward: 'Weiterleiten', to: 'An:', cc: 'Cc:', attachments: 'Anlagen', nothingOpen: 'Wählen Sie ein Element zum Lesen aus', nothingHere: 'Nichts in diesem Ordner',
  blocked: 'Links, Bilder von außen und Skripte dieser E-Mail sind weggelassen.', close: 'Schließen', pin: 'Anheften', unpin: 'Lösen', back: 'Zurück zur Liste', loading: 'Wird geladen',
};
const fr: Strings = {
  inbox: 'Boîte de réception', junk: 'Courrier indésirable', archive: 'Archive', deleted: 'Éléments supprimés', folders: 'Dossiers', messages: 'Messages', search: 'Rechercher',
  newMail: 'Nouveau message', remove: 'Supprimer', store: 'Archiver', toJunk: 'Indésirable', toInbox: 'Vers la boîte de réception', report: 'Signaler', markUnread: 'Marquer comme non lu', markRead: 'Marquer comme lu',
  reply: 'Répondre', forward: 'Transférer', to: 'À :', cc: 'Cc :', attachments: 'Pièces jointes', nothingOpen: 'Sélectionnez un élément à lire', nothingHere: 'Rien dans ce dossier',
  blocked: 'Les liens, les images externes et les scripts de ce message sont retirés.', close: 'Fermer', pin: 'Épingler', unpin: 'Détacher', back: 'Retour à la liste', loading: 'Chargement',
};
const es: Strings = {
  inbox: 'Bandeja de entrada', junk: 'Correo no deseado', archive: 'Archivo', deleted: 'Elementos eliminados', folders: 'Carpetas', messages: 'Mensajes', search: 'Buscar',
  newMail: 'Correo nuevo', remove: 'Eliminar', store: 'Archivar', toJunk: 'No deseado', toInbox: 'A la bandeja de entrada', report: 'Notificar', markUnread: 'Marcar como no leído', markRead: 'Marcar como leído',
  reply: 'Responder', forward: 'Reenviar', to: 'Para:', cc: 'CC:', attachments: 'Datos adjuntos', nothingOpen: 'Seleccione un elemento para leerlo', nothingHere: 'No hay nada en esta carpeta',
  blocked: 'Se han omitido los vínculos, las imágenes externas y los scripts de este mensaje.', close: 'Cerrar', pin: 'Anclar', unpin: 'Desanclar', back: 'Volver a la lista', loading: 'Cargando',
};
const pt: Strings = {
  inbox: 'Caixa de Entrada', junk: 'Lixo Eletrônico', archive: 'Arquivo Morto', deleted: 'Itens Excluídos', folders: 'Pastas', messages: 'Mensagens', search: 'Pesquisar',
  newMail: 'Novo email', remove: 'Excluir', store: 'Arquivar', toJunk: 'Lixo eletrônico', toInbox: 'Para a Caixa de Entrada', report: 'Denunciar', markUnread: 'Marcar como não lido', markRead: 'Marcar como lido',
  reply: 'Responder', forward: 'Encaminhar', to: 'Para:', cc: 'Cc:', attachments: 'Anexos', nothingOpen: 'Selecione um item para ler', nothingHere: 'Nada nesta pasta',
  blocked: 'Links, imagens externas e scripts deste email foram retirados.', close: 'Fechar', pin: 'Fixar', unpin: 'Desafixar', back: 'Voltar à lista', loading: 'Carregando',
};
const it: Strings = {
  inbox: 'Posta in arrivo', junk: 'Posta indesiderata', archive: 'Archivio', deleted: 'Posta eliminata', folders: 'Cartelle', messages: 'Messaggi', search: 'Cerca',
  newMail: 'Nuovo messaggio', remove: 'Elimina', store: 'Archivia', toJunk: 'Indesiderata', toInbox: 'In Posta in arrivo', report: 'Segnala', markUnread: 'Segna come da leggere', markRead: 'Segna come letto',
  reply: 'Rispondi', forward: 'Inoltra', to: 'A:', cc: 'Cc:', attachments: 'Allegati', nothingOpen: 'Selezionare un elemento da leggere', nothingHere: 'Nessun elemento in questa cartella',
  blocked: 'I collegamenti, le immagini esterne e gli script di questo messaggio sono stati omessi.', close: 'Chiudi', pin: 'Aggiungi', unpin: 'Rimuovi', back: "Torna all'elenco", loading: 'Caricamento',
};
const pl: Strings = {
  inbox: 'Skrzynka odbiorcza', junk: 'Wiadomości-śmieci', archive: 'Archiwum', deleted: 'Elementy usunięte', folders: 'Foldery', messages: 'Wiadomości', search: 'Wyszukaj',
  newMail: 'Nowa wiadomość', remove: 'Usuń', store: 'Archiwizuj', toJunk: 'Śmieci', toInbox: 'Do skrzynki odbiorczej', report: 'Zgłoś', markUnread: 'Oznacz jako nieprzeczytane', markRead: 'Oznacz jako przeczytane',
  reply: 'Odpowiedz', forward: 'Przekaż dalej', to: 'Do:', cc: 'DW:', attachments: 'Załączniki', nothingOpen: 'Wybierz element do odczytu', nothingHere: 'Brak elementów w tym folderze',
  blocked: 'Linki, obrazy zewnętrzne i skrypty tej wiadomości zostały pominięte.', close: 'Zamknij', pin: 'Przypnij', unpin: 'Odepnij', back: 'Wróć do listy', loading: 'Ładowanie',
};
const ja: Strings = {
  inbox: '受信トレイ', junk: '迷惑メール', archive: 'アーカイブ', deleted: '削除済みアイテム', folders: 'フォルダー', messages: 'メッセージ', search: '検索',
  newMail: '新規メール', remove: '削除', store: 'アーカイブ', toJunk: '迷惑メール', toInbox: '受信トレイへ移動', report: '報告', markUnread: '未読にする', markRead: '開封済みにする',
  reply: '返信', forward: '転送', to: '宛先:', cc: 'CC:', attachments: '添付ファイル', nothingOpen: 'アイテムを選択して読んでください', nothingHere: 'このフォルダーにはアイテムがありません',
  blocked: 'このメールのリンク、外部の画像、スクリプトは取り除かれています。', close: '閉じる', pin: 'ピン留めする', unpin: 'ピン留めを外す', back: '一覧に戻る', loading: '読み込み中',
};
const ko: Strings = {
  inbox: '받은 편지함', junk: '정크 메일', archive: '보관', deleted: '지운 편지함', folders: '폴더', messages: '메시지', search: '검색',
  newMail: '새 메일', remove: '삭제', store: '보관', toJunk: '정크', toInbox: '받은 편지함으로 이동', report: '신고', markUnread: '읽지 않은 상태로 표시', markRead: '읽은 상태로 표시',
  reply: '회신', forward: '전달', to: '받는 사람:', cc: '참조:', attachments: '첨부 파일', nothingOpen: '읽을 항목을 선택하세요', nothingHere: '이 폴더에 항목이 없습니다',
  blocked: '이 메일의 링크, 외부 그림, 스크립트는 제외되었습니다.', close: '닫기', pin: '고정', unpin: '고정 해제', back: '목록으로 돌아가기', loading: '로드 중',
};
const zh: Strings = {
  inbox: '收件箱', junk: '垃圾邮件', archive: '存档', deleted: '已删除邮件', folders: '文件夹', messages: '邮件', search: '搜索',
  newMail: '新邮件', remove: '删除', store: '存档', toJunk: '垃圾邮件', toInbox: '移至收件箱', report: '举报', markUnread: '标记为未读', markRead: '标记为已读',
  reply: '答复', forward: '转发', to: '收件人:', cc: '抄送:', attachments: '附件', nothingOpen: '选择要读取的项目', nothingHere: '此文件夹中没有项目',
  blocked: '此邮件中的链接、外部图片和脚本已被移除。', close: '关闭', pin: '固定', unpin: '取消固定', back: '返回列表', loading: '正在加载',
};
const ar: Strings = {
  inbox: 'علبة الوارد', junk: 'البريد غير الهام', archive: 'الأرشيف', deleted: 'العناصر المحذوفة', folders: 'المجلدات', messages: 'الرسائل', search: 'بحث',
  newMail: 'بريد جديد', remove: 'حذف', store: 'أرشفة', toJunk: 'غير هام', toInbox: 'نقل إلى علبة الوارد', report: 'إبلاغ', markUnread: 'وضع علامة غير مقروء', markRead: 'وضع علامة مقروء',
  reply: 'رد', forward: 'إعادة توجيه', to: 'إلى:', cc: 'نسخة:', attachments: 'المرفقات', nothingOpen: 'حدد عنصراً لقراءته', nothingHere: 'لا شيء في هذا المجلد',
  blocked: 'تم حذف الارتباطات والصور الخارجية والبرامج النصية من هذه الرسالة.', close: 'إغلاق', pin: 'تثبيت', unpin: 'إلغاء التثبيت', back: 'العودة إلى القائمة', loading: 'جارٍ التحميل',
};

const byLanguage: Record<string, Strings> = { en, nl, de, fr, es, pt, it, pl, ja, ko, zh, ar };

/** Languages of the switch, with the name each gives itself. */
export const languages: readonly { tag: string; name: string }[] = [
  { tag: 'en-US', name: 'English (US)' }, { tag: 'en-GB', name: 'English (UK)' }, { tag: 'en-IN', name: 'English (India)' }, { tag: 'nl-NL', name: 'Nederlands' },
  { tag: 'de-DE', name: 'Deutsch' }, { tag: 'fr-FR', name: 'Français' }, { tag: 'es-ES', name: 'Español' }, { tag: 'es-MX', name: 'Español (México)' }, { tag: 'pt-BR', name: 'Português (Brasil)' },
  { tag: 'it-IT', name: 'Italiano' }, { tag: 'pl-PL', name: 'Polski' }, { tag: 'ja-JP', name: '日本語' }, { tag: 'ko-KR', name: '한국어' }, { tag: 'zh-CN', name: '中文(简体)' }, { tag: 'ar-SA', name: 'العربية' },
];

export function stringsFor(language: string): Strings {
  return byLanguage[language.slice(0, 2)] ?? en;
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language.startsWith('ar') ? 'rtl' : 'ltr';
}
