import type { Formats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';

/** Chinese words about a request that failed. */
export function problemWords(formats: Formats): LaterWords['problem'] {
  return {
    code: '错误码',
    signed:
      '本服务器与 PAI 一样会校验签名，而浏览器无法为请求签名。请使用持有密钥的客户端调用 API，或在不设置 PAI_EMBEDDED_ACCESS_KEY_ID 的情况下启动服务器。',
    signedTitle: '只接受签名请求',
    keptRows: '下方显示的是最近一次成功返回的结果。',
    troubleshoot: '查询该错误码',
    unexpected: '服务器返回了本页面无法识别的内容。',
    tooLong: '筛选条件太长，超出一个请求的上限。请移除一部分。',
    refused: (message: string) => `请求被拒绝：${message}`,
    failed: (message: string) => `服务出现故障：${message}`,
    again: (seconds: number) => `${formats.number(seconds)} 秒后重试`,
    signIn: '登录',
    loadAgain: '重新加载页面',
    foreign: '登录可能已失效：返回内容的是代理或其他网站，而不是本服务器。',
    /** By Code, PAI's own and this server's; where a code is missing here its message is shown. */
    causes: {
      'InvalidAccessKeyId.NotFound': 'PAI 中不存在本服务器使用的 AccessKey。',
      'InvalidAccessKeyId.Inactive': '本服务器使用的 AccessKey 已被禁用。',
      SignatureDoesNotMatch: 'PAI 拒绝了签名：本服务器的 AccessKey Secret 与 AccessKey ID 不匹配。',
      'InvalidTimeStamp.Expired': '本服务器的时钟偏差超过 15 分钟，因此 PAI 拒绝了请求。',
      'InvalidSecurityToken.Expired': '本服务器的临时凭证已过期。',
      'InvalidSecurityToken.Malformed': '本服务器的安全令牌格式错误。',
      'InvalidSecurityToken.MismatchWithAccessKey': '本服务器的安全令牌与 AccessKey 不匹配。',
      Throttling: '请求过多：发送的请求数超过了 PAI 每秒的处理上限。',
      'Throttling.User': '请求过多：该账号发送的请求数超过了 PAI 每秒的处理上限。',
      'Throttling.Api': '请求过多：此类请求的数量超过了 PAI 每秒的处理上限。',
      AccessTokenRequired: '本服务器要求重新输入访问令牌，可能已重启。',
      UNREACHABLE: '本服务器无法连接 PAI。',
      UPSTREAM_TIMEOUT: 'PAI 响应超时。',
      UPSTREAM_NOT_JSON: '返回内容不是 JSON，可能来自中间的代理而不是 PAI。',
      UPSTREAM_REDIRECT: '返回内容不是来自 PAI。',
      NoPermission: '没有权限。',
      'Forbidden.RAM': '没有权限。',
      Forbidden: '请求被拒绝。',
      ImageNotFound: '镜像不存在。',
      InvalidParameter: '请求参数有误。',
      WorkspaceNotFound: '工作空间不存在。',
      ServiceUnavailable: '服务暂不可用。',
      InternalError: '服务出现内部错误。',
      OVERLOADED: '本服务器过载，请稍后重试。',
      BAD_JSON: 'PAI 的返回内容不是有效的 JSON。',
      BAD_SHAPE: 'PAI 的返回内容格式不符合预期。',
      WRONG_ANSWER: 'PAI 的返回内容与请求不符。',
      CLOCK_SKEW: '本服务器的时钟不准确。',
      CREDENTIALS_MISSING: '本服务器没有可用的访问凭证。',
      PROXY_FAILED: '代理服务器连接失败。',
      REQUEST_CANCELLED: '请求已取消。',
      UPSTREAM_BROKEN: '与 PAI 的连接中断。',
      UPSTREAM_PAUSED: 'PAI 连续出错，暂停向其发送请求。',
      DayNotKept: '没有保存该地域和工作空间当天的镜像。请为 B 侧选择其他日期。',
      HistoryNotKept: '此服务器未保存每天的镜像。',
      TOO_LARGE: 'PAI 的返回内容过大。请选择地域和工作空间；查看标签时请添加筛选条件。',
    },
    copyPolicy: '复制权限策略',
    policyHint: (action: string) => `本服务器使用的 RAM 身份缺少 ${action} 权限。管理员可授予以下权限策略：`,
  };
}

/** Chinese words above old rows. */
export function noticeWords(): LaterWords['notices'] {
  return {
    stale: (age: string) => `PAI 目前没有响应，以下为 ${age}前的结果。`,
    staleName: '旧结果',
    offline: '浏览器处于离线状态。当前内容会保留，恢复连接后自动重新请求。',
    offlineName: '离线',
  };
}

/** Chinese words about a scope that may have fewer images than expected. */
export function scopeNoteWords(): LaterWords['scopeNotes'] {
  return {
    unlistedRegion: (region: string) => `${region} 不在地域列表中。`,
    askedAt: (host: string) => `请求将发送到 ${host}。`,
    noWorkspace: (id: string) => `本服务器的目录中没有工作空间 ${id}。`,
    emptyWorkspace: (id: string) => `工作空间 ${id} 中没有镜像。`,
    workspaceBy: (name: string) => `本服务器通过 ${name} 将其设为默认工作空间。`,
    allWorkspaces: '显示全部工作空间',
    emptyRegion: (region: string) => `地域 ${region} 中没有镜像。`,
    regionBy: (name: string) => `本服务器通过 ${name} 将其设为默认地域。`,
    allRegions: '显示全部地域',
    noLabels:
      '目录中的镜像都没有可读取的标签。ListImages 只有在 Verbose=true 时才返回标签。其他格式的标签会在启动信息中说明。',
  };
}

/** Chinese words for a path that is not a view. */
export function notFoundWords(): LaterWords['notFound'] {
  return {
    title: '页面不存在',
    text: (path: string) => `${path} 没有对应的页面。`,
    meant: '您是否要找',
    show: {
      labels: '转到标签视图',
      images: '转到镜像视图',
      matrix: '转到矩阵视图',
      compare: '转到对比视图',
      checks: '转到检查视图',
    },
    back: '返回',
  };
}
