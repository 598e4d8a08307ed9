-- Drives the language server as Neovim does and writes what came back, as one JSON document, to the file RESULT_FILE.
-- Debian 12 has Neovim 0.7: no `nvim -l`, no vim.lsp.start.
-- Run by neovim.test.mjs: nvim --headless --clean -n -c 'luafile check.lua' policy.json
-- WAIT_SECONDS: the limit of each wait.
local limit = 1000 * tonumber(vim.env.WAIT_SECONDS)
local out = { nvim = tostring(vim.version().major .. '.' .. vim.version().minor .. '.' .. vim.version().patch) }

local function check()
  local buf = vim.api.nvim_get_current_buf()
  out.filetype = vim.bo[buf].filetype
  local uri, published = vim.uri_from_bufnr(buf), nil
  local show = vim.lsp.handlers['textDocument/publishDiagnostics']
  vim.lsp.handlers['textDocument/publishDiagnostics'] = function(problem, result, ...)
    if result.uri == uri then published = #result.diagnostics end
    return show(problem, result, ...)
  end
  local id = vim.lsp.start_client({
    name = 'huawei-iam', cmd = vim.fn.json_decode(vim.env.SERVER_COMMAND), root_dir = vim.fn.getcwd(),
    capabilities = vim.lsp.protocol.make_client_capabilities(),
    on_exit = function(code, signal) out.exit = { code = code, signal = signal } end,
  })
  assert(id, 'the client did not start')
  assert(vim.wait(limit, function() local c = vim.lsp.get_client_by_id(id); return c and c.initialized end, 20), 'no answer to initialize')
  vim.lsp.buf_attach_client(buf, id)
  out.capabilities = vim.lsp.protocol.make_client_capabilities()
  local client = vim.lsp.get_client_by_id(id)

  local function warnings()
    return vim.tbl_filter(function(d) return d.severity == vim.diagnostic.severity.WARN end, vim.diagnostic.get(buf))
  end
  local function request(method, params)
    local answer, problem = client.request_sync(method, params, limit, vim.api.nvim_buf_is_valid(buf) and buf or 0)
    assert(answer, method .. ': ' .. tostring(problem))
    assert(not answer.err, method .. ': ' .. vim.inspect(answer.err))
    return answer.result
  end
  -- The place of `text`, moved by `delta` characters; the policy is ASCII, so bytes are characters.
  local function at(text, delta)
    for line, content in ipairs(vim.api.nvim_buf_get_lines(buf, 0, -1, false)) do
      local column = content:find(text, 1, true)
      if column then
        return { textDocument = vim.lsp.util.make_text_document_params(buf), position = { line = line - 1, character = column - 1 + delta } }
      end
    end
    error('not found: ' .. text)
  end

  assert(vim.wait(limit, function() return #warnings() > 0 end, 20), 'no diagnostics')
  local d = warnings()[1]
  local lsp = d.user_data and d.user_data.lsp or {}
  out.diagnostic = { line = d.lnum, column = d.col, end_column = d.end_col, message = d.message, source = d.source, code = lsp.code or d.code }

  out.hover = request('textDocument/hover', at('ecs:servers:stop', 5)).contents.value
  local list = request('textDocument/completion', at('ecs:servers:stop', 12))
  out.completion = vim.tbl_map(function(item) return item.label end, list.items or list)

  -- Neovim 0.7 keeps no range in what it hands back: it is built again, as its own code action request does.
  local range = { start = { line = d.lnum, character = d.col }, ['end'] = { line = d.end_lnum, character = d.end_col } }
  local diagnostic = vim.tbl_extend('force', { range = range, message = d.message, severity = d.severity, source = d.source }, lsp)
  local actions = request('textDocument/codeAction', { textDocument = vim.lsp.util.make_text_document_params(buf), range = range, context = { diagnostics = { diagnostic } } })
  out.actions = vim.tbl_map(function(action) return action.title end, actions)
  local action = actions[1]
  if not action.edit then action = request('codeAction/resolve', action) end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  assert(vim.wait(limit, function() return #warnings() == 0 end, 20), 'the warning is still there after the fix')
  vim.cmd('silent write')

  local found = request('workspace/executeCommand', { command = 'huaweiIam.findActions', arguments = { vim.env.API_CALL } })
  out.found = vim.tbl_map(function(one) return one.name end, found.actions)

  -- What a person sees: <C-x><C-o> in the middle of a name.
  local place = at('"ecs:servers:get"', 0).position
  vim.api.nvim_buf_set_lines(buf, place.line, place.line, false, { string.rep(' ', place.character) .. '"ecs:servers:re",' })
  vim.api.nvim_win_set_cursor(0, { place.line + 1, place.character + #'"ecs:servers:re' })
  vim.bo[buf].omnifunc = 'v:lua.vim.lsp.omnifunc'
  vim.o.completeopt = 'menuone,noselect'
  local tries = 0
  local function look()
    tries = tries + 1
    out.omni = vim.tbl_map(function(item) return item.abbr end, vim.fn.complete_info({ 'items' }).items)
    if #out.omni > 0 or tries == 250 then
      vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('<Esc>', true, false, true), 'n', false)
    else
      vim.defer_fn(look, 20)
    end
  end
  vim.defer_fn(look, 20)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('i<C-x><C-o>', true, false, true), 'tx!', false)
  assert(#out.omni > 0, 'the completion menu stayed empty')

  -- A refactoring, at a wildcard in the place of that name.
  vim.api.nvim_buf_set_lines(buf, place.line, place.line + 1, false, { string.rep(' ', place.character) .. '"ecs:servers:re*",' })
  local wildcard = at('ecs:servers:re*', 5)
  local refactorings = request('textDocument/codeAction', {
    textDocument = wildcard.textDocument, range = { start = wildcard.position, ['end'] = wildcard.position }, context = { diagnostics = {}, only = { 'refactor' } },
  })
  out.refactorings = vim.tbl_map(function(one) return one.title end, refactorings)
  for _, one in ipairs(refactorings) do
    if not one.edit then one = request('codeAction/resolve', one) end
    if one.title:find("^Replace 'ecs:servers:re%*'") then vim.lsp.util.apply_workspace_edit(one.edit, client.offset_encoding) end
  end
  out.refactored = table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false), '\n') .. '\n'

  -- A closed buffer leaves nothing in the list of problems.
  assert(vim.wait(limit, function() return published > 0 end, 20), 'no diagnostics for the expanded wildcard')
  vim.api.nvim_buf_delete(buf, { force = true })
  assert(vim.wait(limit, function() return published == 0 end, 20), 'the closed buffer still has diagnostics')
  out.closed = true

  out.checked = request('workspace/executeCommand', { command = 'huaweiIam.checkWorkspace', arguments = {} })

  -- The same in a Terraform file.
  vim.cmd('edit ' .. vim.env.TERRAFORM_FILE)
  buf = vim.api.nvim_get_current_buf()
  out.terraform = { filetype = vim.bo[buf].filetype }
  vim.bo[buf].filetype = 'terraform'
  vim.lsp.buf_attach_client(buf, id)
  assert(vim.wait(limit, function() return #warnings() > 0 end, 20), 'no diagnostics in the Terraform file')
  local found_there = warnings()[1]
  out.terraform.diagnostic = { line = found_there.lnum, message = found_there.message }
  local offered = request('textDocument/completion', at('ecs:servers:stop', 12))
  out.terraform.completion = vim.tbl_map(function(item) return item.label end, offered.items or offered)
  local cursor = at('ecs:servers:stop', 3)
  local fixes = request('textDocument/codeAction', {
    textDocument = cursor.textDocument, range = { start = cursor.position, ['end'] = cursor.position }, context = { diagnostics = {}, only = { 'quickfix' } },
  })
  out.terraform.actions = vim.tbl_map(function(one) return one.title end, fixes)
  local fix = fixes[1]
  if not fix.edit then fix = request('codeAction/resolve', fix) end
  vim.lsp.util.apply_workspace_edit(fix.edit, client.offset_encoding)
  assert(vim.wait(limit, function() return #warnings() == 0 end, 20), 'the warning in the Terraform file is still there')
  vim.cmd('silent write')

  client.stop()
  assert(vim.wait(limit, function() return out.exit ~= nil end, 20), 'the server did not end')
end

local ok, problem = xpcall(check, debug.traceback)
if not ok then out.problem = problem end
vim.fn.writefile({ vim.fn.json_encode(out) }, vim.env.RESULT_FILE)
vim.cmd(ok and 'qall!' or 'cquit 1')
