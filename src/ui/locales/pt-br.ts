import type { Message } from "../labels.js";
import { createCounting } from "./count.js";
import type { Dictionary } from "./dictionary.js";

const { plural, measure, number } = createCounting<"one">("pt-BR");

const sessionEnded: Message = {
  title: "Sua sessão expirou",
  text: "Entre novamente para ver e alterar suas chaves de API.",
};

const serviceDown: Message = {
  title: "O serviço de chaves está indisponível",
  text: "Suas chaves continuam funcionando. Aguarde um momento e tente novamente.",
};

const slow: Message = {
  title: "Está demorando demais",
  text: "O servidor não respondeu a tempo. Confira a lista antes de repetir uma alteração: ela pode já ter sido feita.",
};

const verifyEmail = "Confirme seu e-mail";

/** The words of the page in Brazilian Portuguese. */
export const brazilianPortuguese: Dictionary = {
  language: "pt-BR",
  joined: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  heading: "Chaves de API",
  intro: "Suas chaves autenticam as requisições à API. Trate-as como senhas.",
  loading: "Carregando suas chaves de API",
  tryAgain: "Tentar novamente",
  cancel: "Cancelar",
  save: "Salvar",
  done: "Concluir",
  dismiss: "Fechar",

  unnamedKey: "Chave de API",
  sameNamedKey: (key, ending) => `${key} ${ending}`,
  keysOf: (consumer) => `Chaves de ${consumer}`,
  noKeys: "Ainda não há chaves aqui.",
  createdOn: (date) => `Criada em ${date}`,
  keyHidden: "Oculta",
  empty: {
    title: "Ainda não há chaves de API",
    text: "Crie uma chave para fazer sua primeira requisição à API.",
  },
  emptyReadOnly: "As chaves criadas para você aparecerão aqui.",
  showMore: (shown, all) => `Mostrar mais (${number(shown)} de ${number(all)})`,

  active: "Ativa",
  expired: "Expirada",
  expires: (relative) => `Expira ${relative}`,
  replaced: (relative) => `Substituída: termina ${relative}`,
  expiresSoon: "Expira em menos de um minuto",

  createKey: "Criar chave",
  reveal: (key) => `Mostrar ${key}`,
  hide: (key) => `Ocultar ${key}`,
  copy: (key) => `Copiar ${key}`,
  roll: (key) => `Renovar ${key}`,
  rename: (name) => `Renomear ${name}`,
  delete: (name) => `Excluir ${name}`,
  rollKeysOf: (consumer) => `Renovar chaves de ${consumer}`,
  revealShort: "Mostrar",
  hideShort: "Ocultar",
  copyShort: "Copiar",
  rollShort: "Renovar",
  rollKeysShort: "Renovar chaves",
  renameShort: "Renomear",
  deleteShort: "Excluir",
  nothingToRoll: "Não há chave ativa para renovar.",
  revealedKey: (key) => `Texto da chave ${key}`,
  hidesAgain: (seconds) =>
    plural(seconds, { one: "Será ocultada em # segundo.", other: "Será ocultada em # segundos." }),
  keepShown: (key) => `Continuar mostrando ${key}`,
  keepShownShort: "Continuar mostrando",
  staysShown: "Permanece visível até você ocultá-la ou sair desta aba.",

  extend: (key) => `Estender 24 h: ${key}`,
  extendShort: "Estender 24 h",
  endNow: (key) => `Revogar agora ${key}`,
  endNowShort: "Revogar agora",
  endTitle: (key) => `Revogar “${key}” agora?`,
  endText: "As requisições feitas com esta chave serão recusadas. Uma chave revogada não pode ser recuperada.",
  endKey: "Revogar chave",
  moreActions: (key) => `Mais ações para ${key}`,
  moreActionsShort: "Mais ações",

  copyKey: "Copiar chave",
  copied: "Copiada",
  copyFailed: "Seu navegador não permitiu copiar. A chave está selecionada: pressione Ctrl+C, ou ⌘C no Mac.",

  name: "Nome",
  nameMissing: "Digite um nome.",
  nameTooLong: (limit) => `Use no máximo ${number(limit)} caracteres.`,
  namePlaceholder: "Servidor de produção",
  consumer: "Consumidor",

  expiry: "Validade",
  noExpiry: "Sem validade",
  days: (days) => measure(days, "day"),
  oneYear: "1 ano",
  customDate: "Data personalizada",
  expiryDate: "Data de validade",
  expiryHint: (date) => `Funciona até ${date}.`,
  noExpiryHint: "Funciona até você excluí-la ou renová-la.",
  dateMissing: "Escolha uma data.",
  dateInPast: "Escolha uma data no futuro.",

  newKey: {
    title: "Sua nova chave de API",
    text: "Guarde-a em um gerenciador de senhas ou de segredos. Nunca a inclua em um commit nem em uma página web.",
  },
  newKeyOnce: "Ela só é mostrada desta vez: copie agora, porque ninguém poderá mostrá-la de novo.",
  newKeyField: "Chave de API",
  newKeyStay: "Copie a chave primeiro ou escolha “Concluir” se já a tiver.",

  rollKeyTitle: (key) => `Renovar “${key}”`,
  rollConsumerTitle: (consumer) => `Renovar chaves de “${consumer}”`,
  rollKeyText: "Você recebe uma nova chave com o mesmo nome. Escolha por quanto tempo a antiga continua funcionando.",
  rollConsumerText: (keys) =>
    plural(keys, {
      one: "Você recebe uma nova chave. Escolha por quanto tempo a antiga continua funcionando.",
      other: "Você recebe uma nova chave no lugar de # ativas. Escolha por quanto tempo elas continuam funcionando.",
    }),
  rollKey: "Renovar chave",
  oldKeyKeepsWorking: "A chave antiga continua funcionando",
  graceNow: "Termina agora",
  graceHours: (hours) => measure(hours, "hour"),
  graceDays: (days) => measure(days, "day"),
  graceDate: "Até uma data",
  graceField: "Data e hora",
  oldEndsNow: (keys) =>
    plural(keys, {
      one: "A chave antiga deixa de funcionar assim que você renovar.",
      other: "As chaves antigas deixam de funcionar assim que você renovar.",
    }),
  oldEndsAt: (keys, moment) =>
    plural(keys, {
      one: `A chave antiga continua funcionando até ${moment}.`,
      other: `As chaves antigas continuam funcionando até ${moment}.`,
    }),
  oldEndsSooner: (keys, moment) =>
    plural(keys, {
      one: `A chave antiga expira sozinha antes disso, em ${moment}. A renovação não a prolonga.`,
      other: `As chaves antigas que expiram antes disso mantêm seu prazo, a primeira em ${moment}. A renovação não as prolonga.`,
    }),

  deleteTitle: (name) => `Excluir “${name}”?`,
  deleteKey: "Excluir chave",
  deleteKeyText: "As requisições feitas com esta chave serão recusadas. Esta ação não pode ser desfeita.",
  deleteLastKeyText: (consumer) =>
    `Esta é a última chave ativa de “${consumer}”. Tudo o que a usa deixa de funcionar, e não há outra chave para substituí-la. Esta ação não pode ser desfeita.`,
  deleteExpiredKeyText: "Esta chave expirou, então nada deixa de funcionar. Esta ação não pode ser desfeita.",
  deleteConsumer: "Excluir consumidor",
  deleteConsumerText: (keys) =>
    keys === 0
      ? "Ele não tem nenhuma chave ativa, então nada deixa de funcionar. Esta ação não pode ser desfeita."
      : plural(keys, {
          one: "Tudo o que usa a chave ativa dele deixa de funcionar. Esta ação não pode ser desfeita.",
          other: "Tudo o que usa as # chaves ativas dele deixa de funcionar. Esta ação não pode ser desfeita.",
        }),
  deleteLastConsumerText: "É o seu último: sua próxima visita recomeça do zero, com uma nova primeira chave.",
  renameTitle: (name) => `Renomear “${name}”`,

  leaked: "Esta chave vazou",
  leakedTitle: (key) => `“${key}” vazou?`,
  leakedText:
    "Ela termina imediatamente, e você recebe uma nova chave com o mesmo nome. O que ainda usa a antiga deixa de funcionar até você colocar a nova.",
  leakedSubmit: "Revogar e receber uma nova",
  leakedCached: (seconds) =>
    plural(seconds, {
      one: "A chave vazada foi revogada. Os gateways que a mantêm em cache podem aceitá-la por mais # segundo.",
      other: "A chave vazada foi revogada. Os gateways que a mantêm em cache podem aceitá-la por mais # segundos.",
    }),
  leakedOver: "A chave vazada foi revogada, e nenhum gateway a aceita mais.",
  leakedSteps: "O que fazer agora",
  leakedReplace: "Coloque a nova chave em todos os lugares onde a antiga era usada.",
  leakedPurge: "Remova a chave antiga de onde ela vazou: histórico do Git, logs, mensagens.",
  leakedReview: "Procure, nas requisições recentes, as que não foram suas.",

  welcome: {
    title: "Sua primeira chave de API está pronta",
    text: "Nós a criamos para que você possa chamar a API agora mesmo.",
  },

  useInCode: "Usar no código",
  useInCodeTitle: (key) => `Usar “${key}” no código`,
  useInCodeText: "Aqui a chave está oculta. O que você copia contém a verdadeira.",
  firstCall: "Faça sua primeira chamada",
  codeLanguage: "Linguagem",
  copyCode: (language) => `Copiar código ${language}`,
  copyCodeShort: "Copiar",
  codeCopied: "Código copiado, com sua chave",
  codeCopyFailed: "Seu navegador não permitiu copiar. O código está selecionado: pressione Ctrl+C, ou ⌘C no Mac.",
  tryIt: "Testar",
  tryItAnswer: "A resposta da API",
  tryItAnswered: (status, milliseconds) => `A API respondeu ${status} após ${number(milliseconds)} ms.`,
  tryItUnreachable:
    "Não foi possível acessar a API a partir desta página. Verifique sua conexão e se a API permite chamadas deste site.",

  keyCreated: "Chave criada",
  keyCopied: "Chave copiada",
  keyRevealed: "Chave visível",
  keyHiddenAgain: "Chave oculta",
  keyRolled: "Chave renovada",
  keyExtended: (moment) => `Chave estendida: funciona até ${moment}`,
  keyEnded: "Chave revogada",
  keyRenamed: "Chave renomeada",
  keyDeleted: "Chave excluída",
  consumerRenamed: "Consumidor renomeado",
  consumerDeleted: "Consumidor excluído",

  problems: {
    network: {
      title: "Parece que você está sem conexão",
      text: "Não foi possível acessar o servidor. Verifique sua conexão e tente novamente.",
    },
    timeout: slow,
    upstream_timeout: slow,
    upstream_unavailable: serviceDown,
    upstream_refused: serviceDown,
    upstream_error: serviceDown,
    identity_unavailable: { ...serviceDown, title: "O serviço de login está indisponível" },
    missing_token: sessionEnded,
    invalid_token: sessionEnded,
    expired_token: sessionEnded,
    not_admitted: {
      title: "Sua conta não tem acesso às chaves de API",
      text: "Peça acesso aos responsáveis por este portal e tente novamente.",
    },
    email_not_verified: {
      title: verifyEmail,
      text: "Abra o link na mensagem que enviamos e tente novamente.",
    },
    rate_limited: { title: "Requisições demais", text: "Aguarde um momento e tente novamente." },
    not_found: {
      title: "Isto não existe mais",
      text: "Foi excluído nesse meio-tempo ou não pertence a você. Foi removido da lista.",
    },
    conflict: {
      title: "Conflito com outra alteração",
      text: "A lista foi recarregada: confira-a e repita o que você fez.",
    },
    idempotency_in_flight: { title: "Isso ainda está em andamento", text: "Aguarde um momento e tente novamente." },
    idempotency_result_gone: {
      title: "O resultado foi excluído",
      text: "Sua primeira tentativa funcionou, mas o resultado foi excluído depois. Tente novamente para criar outro.",
    },
    nothing_to_roll: {
      title: "Nada para renovar",
      text: "Não há mais nenhuma chave ativa. Crie uma nova.",
    },
    too_many_keys: {
      title: "Este consumidor está cheio",
      text: "Ele já tem todas as chaves permitidas. Exclua uma de que você não precisa e tente novamente.",
    },
    too_many_consumers: {
      title: "Você chegou ao limite",
      text: "Você já tem todos os consumidores permitidos. Exclua um de que você não precisa e tente novamente.",
    },
    not_retrievable: {
      title: "Esta chave não pode ser mostrada de novo",
      text: "Ela foi mostrada uma vez, quando foi criada. Renove-a para receber uma nova.",
    },
    invalid_expiry: { title: "Esta data não pode ser usada", text: "Escolha uma data no futuro." },
  },
  unknownProblem: {
    title: "Algo deu errado",
    text: "O problema é do nosso lado. Aguarde um momento e tente novamente.",
  },
  rateLimited: (seconds) =>
    plural(seconds, {
      one: "Aguarde # segundo e tente novamente.",
      other: "Aguarde # segundos e tente novamente.",
    }),
  tryNow: "Você já pode tentar novamente.",
  retryingIn: (seconds) =>
    plural(seconds, { one: "Nova tentativa em # segundo.", other: "Nova tentativa em # segundos." }),
  loadsWhenOnline: "Suas chaves serão carregadas assim que você estiver on-line novamente.",
  goneMeanwhile: (name) => `“${name}” não existe mais: a exclusão ocorreu nesse meio-tempo.`,
  requestId: "ID da requisição",
  copyRequestId: "Copiar ID da requisição",
  requestIdCopied: "ID da requisição copiado",
  requestIdCopyFailed: "Seu navegador não permitiu copiar. O ID está selecionado: pressione Ctrl+C, ou ⌘C no Mac.",
  mayBeStale: "Esta lista pode estar desatualizada",
  dialogFailed: "Não foi possível abrir. Verifique sua conexão e tente novamente.",

  readOnlyNote: "Você pode ver estas chaves, mas não alterá-las.",

  signInAgain: "Entrar novamente",
  signInWindowOpen: "Entre na janela que foi aberta. O que você estava fazendo continua aqui.",
  signedInAgain: "Você entrou novamente. Continue de onde parou.",
  signedOutElsewhere: {
    title: "Você saiu da conta",
    text: "Você saiu da conta em outra aba ou janela. Entre novamente para ver e alterar suas chaves de API.",
  },
  signIn: "Entrar",
  signingIn: "Entrando",
  signedOut: {
    title: "Entre para gerenciar suas chaves de API",
    text: "Suas chaves pertencem à sua conta. Entre para vê-las e criar novas.",
  },
  signInFailed: {
    title: "Não foi possível entrar",
    text: "Nada foi alterado. Tente novamente ou use outra conta.",
  },
  signInUnreachable: "Não foi possível abrir a página de login. Verifique sua conexão e tente novamente.",
  verifyEmail: {
    title: verifyEmail,
    text: "Abra o link na mensagem que enviamos. Depois, volte aqui.",
  },
  verifyEmailOf: (email) => `Enviamos uma mensagem para ${email}. Abra o link que está nela e volte aqui.`,
  haveVerified: "Já confirmei",
  stillNotVerified: "Este e-mail ainda não foi confirmado. Pode levar um minuto depois de abrir o link.",
  otherAccount: "Usar outra conta",
};
