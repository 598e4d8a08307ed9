;;; check-lsp-mode.el --- Drives the language server with lsp-mode  -*- lexical-binding: t -*-
;; Writes what came back, as one JSON document, to the file RESULT_FILE. Run by lsp-mode.test.mjs:
;;   emacs -q --batch -l check-lsp-mode.el policy.json
(require 'package)
(setq package-user-dir (expand-file-name "packages" (getenv "WORK_FOLDER")))
(package-initialize)
(setq lsp-session-file (expand-file-name "session" (getenv "WORK_FOLDER"))
      lsp-server-install-dir (getenv "WORK_FOLDER"))
(require 'lsp-mode)
(require 'lsp-completion)
(require 'lsp-diagnostics)
(require 'json)

(setq make-backup-files nil
      lsp-auto-guess-root t
      lsp-warn-no-matched-clients nil
      lsp-enable-file-watchers nil
      lsp-enable-snippet nil
      lsp-restart 'ignore
      lsp-keep-workspace-alive t
      lsp-diagnostics-provider :flymake)

;; Emacs 28 has no mode for JSON: this one is as the package json-mode has it.
(unless (fboundp 'json-mode) (define-derived-mode json-mode js-mode "JSON"))

;; As the package terraform-mode names it.
(unless (fboundp 'terraform-mode) (define-derived-mode terraform-mode prog-mode "Terraform"))

;; What docs/editors.md tells the user to write.
(load (getenv "CONFIGURATION") nil t)

(defvar seen nil "What is written in the end: names and values.")
(defun note (name value) (push (cons name value) seen))

(defun wait-for (what check)
  "The first value of CHECK that is not nil; an error about WHAT if none comes in WAIT_SECONDS."
  (let ((end (+ (float-time) (string-to-number (getenv "WAIT_SECONDS")))) value)
    (while (and (not (setq value (funcall check))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (or value (error "Timed out waiting for %s" what))))

(defun warnings (file)
  (cl-remove-if-not (lambda (one) (= (lsp:diagnostic-severity? one) 2)) (gethash file (lsp-diagnostics t))))

(defun after (text) (goto-char (point-min)) (search-forward text))

(defun check ()
  (let ((file (expand-file-name (car command-line-args-left))))
    (setq command-line-args-left nil)
    (find-file file)
    (setq file (lsp--fix-path-casing (buffer-file-name)))
    (json-mode)
    (lsp)
    (wait-for "the connection" (lambda () (and (lsp-workspaces) (cl-every (lambda (one) (eq (lsp--workspace-status one) 'initialized)) (lsp-workspaces)))))
    (note 'emacs emacs-version)
    (note 'version (package-version-join (package-desc-version (cadr (assq 'lsp-mode package-alist)))))

    (let ((warning (car (wait-for "the diagnostics" (lambda () (warnings file))))))
      (note 'diagnostic (lsp:diagnostic-message warning)))

    (after "ecs:servers:st")
    (note 'hover (lsp:markup-content-value (lsp:hover-contents (lsp-request "textDocument/hover" (lsp--text-document-position-params)))))

    (after "ecs:servers:st")
    (let* ((actions (lsp-code-actions-at-point))
           (titles (mapcar #'lsp:code-action-title actions))
           (action (cl-find-if (lambda (one) (string-match-p "^添加 ecs:servers:get$" (lsp:code-action-title one))) actions)))
      (note 'actions (vconcat titles))
      (lsp-execute-code-action action))
    (wait-for "no warning" (lambda () (null (warnings file))))
    (save-buffer)

    ;; What a person sees in a name that is half written, and what accepting one of them does.
    (after "\"ecs:servers:get\"")
    (insert ",\n        \"ecs:servers:re")
    (save-excursion (insert "\""))
    (note 'offered (vconcat (mapcar #'substring-no-properties (offered))))
    (accept "ecs:servers:reboot")
    (note 'line (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

    ;; A buffer that is closed leaves nothing in the list of problems.
    (after "ecs:servers:reboot\"")
    (insert ",\n        \"ecs:servers:resize\"")
    (wait-for "the warning of the new action" (lambda () (warnings file)))
    (set-buffer-modified-p nil)
    (kill-buffer)
    (wait-for "no diagnostics" (lambda () (null (gethash file (lsp-diagnostics t)))))
    (note 'closed t)
    (check-terraform)))

(defun check-terraform ()
  "The same in a Terraform file."
  (find-file (getenv "TERRAFORM_FILE"))
  (terraform-mode)
  (lsp)
  (wait-for "the connection" (lambda () (and (lsp-workspaces) (cl-every (lambda (one) (eq (lsp--workspace-status one) 'initialized)) (lsp-workspaces)))))
  (let ((file (lsp--fix-path-casing (buffer-file-name))))
    (note 'terraformDiagnostic (lsp:diagnostic-message (car (wait-for "the diagnostics in Terraform" (lambda () (warnings file))))))
    (after "ecs:servers:")
    (note 'terraformOffered (vconcat (mapcar #'substring-no-properties (offered))))
    (lsp-execute-code-action (cl-find "添加 ecs:servers:get" (lsp-code-actions-at-point) :key #'lsp:code-action-title :test #'string=))
    (wait-for "no warning in Terraform" (lambda () (null (warnings file))))
    (save-buffer)))

(defun offered ()
  "What lsp-mode lists at point, as it filters it."
  (pcase-let* ((`(,beg ,end ,table . ,_) (lsp-completion-at-point))
               (text (buffer-substring-no-properties beg end))
               (all (completion-all-completions text table nil (length text) (completion-metadata text table nil))))
    (when (consp all) (setcdr (last all) nil))
    all))

(defun accept (name)
  "Inserts an item as the menu of a completion package does: the text, and then what lsp-mode does in addition."
  (pcase-let* ((`(,beg ,end ,_ . ,more) (lsp-completion-at-point))
               (item (cl-find name (offered) :test #'string=)))
    (delete-region beg end)
    (insert item)
    (funcall (plist-get more :exit-function) item 'finished)))

(condition-case problem
    (check)
  (error (note 'problem (format "%S" problem))
         (note 'log (with-current-buffer (get-buffer-create "*lsp-log*") (buffer-string)))))
(let ((json-false :json-false))
  (with-temp-file (getenv "RESULT_FILE") (insert (json-encode seen))))
(kill-emacs (if (assq 'problem seen) 1 0))
