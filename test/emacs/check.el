;;; check.el --- Drives the language server as Emacs does  -*- lexical-binding: t -*-
;; Writes what came back, as one JSON document, to the file RESULT_FILE. Run by emacs.test.mjs:
;;   emacs -q --batch -l check.el policy.json
;; Debian 12 has Emacs 28.2 and Eglot 1.9, which are asked here through their own commands wherever these need no screen.
(require 'package)
(setq package-user-dir (expand-file-name "packages" (getenv "WORK_FOLDER")))
(package-initialize) ; Debian puts its packages where only this and its site file look
(require 'eglot)
(require 'json)

(setq make-backup-files nil
      eglot-autoshutdown nil
      ;; A timer of an idle Emacs sends changes, and a batch is never idle.
      eglot-send-changes-idle-time 0)

;; Emacs 28 has no mode for JSON: this one is as the package json-mode has it.
(unless (fboundp 'json-mode) (define-derived-mode json-mode js-mode "JSON"))

;; As the package terraform-mode names it.
(unless (fboundp 'terraform-mode) (define-derived-mode terraform-mode prog-mode "Terraform"))

;; lsp-mode brings this mode, and Eglot would announce another format for hovers.
(fmakunbound 'gfm-view-mode)

;; What docs/editors.md tells the user to write.
(load (getenv "CONFIGURATION") nil t)

(defvar published nil "How many diagnostics the server has last sent for the policy.")
(cl-defmethod eglot-handle-notification :before (_server (_method (eql textDocument/publishDiagnostics)) &key diagnostics &allow-other-keys)
  (setq published (length diagnostics)))

(defvar seen nil "What is written in the end: names and values.")
(defun note (name value) (push (cons name value) seen))

(defun wait-for (what check)
  "The first value of CHECK that is not nil; an error about WHAT after WAIT_SECONDS."
  (let ((end (+ (float-time) (string-to-number (getenv "WAIT_SECONDS")))) value)
    (while (and (not (setq value (funcall check))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (or value (error "Timed out waiting for %s" what))))

(defun warnings ()
  (cl-remove-if-not (lambda (one) (eq (flymake-diagnostic-type one) 'eglot-warning)) (flymake-diagnostics)))

(defun after (text) (goto-char (point-min)) (search-forward text))

(defun check ()
  (find-file (car command-line-args-left))
  (setq command-line-args-left nil)
  (json-mode)
  (apply #'eglot--connect (eglot--guess-contact))
  (let ((server (wait-for "the connection" #'eglot-current-server)))
    (note 'emacs emacs-version)
    (note 'eglot (package-version-join (package-desc-version (cadr (assq 'eglot package-alist)))))
    (note 'client (eglot-client-capabilities server))
    (wait-for "the managed mode" (lambda () eglot--managed-mode))
    (flymake-start)

    (let ((warning (car (wait-for "the diagnostics" #'warnings))))
      (note 'diagnostic (list (cons 'text (buffer-substring-no-properties (flymake-diagnostic-beg warning) (flymake-diagnostic-end warning)))
                              (cons 'message (flymake-diagnostic-text warning)))))

    (after "ecs:servers:st")
    (let (hover)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover text)))
      (note 'hover (substring-no-properties (wait-for "the hover" (lambda () hover)))))

    (let* ((actions (eglot-code-actions (point) (point) "quickfix"))
           (action (cl-find-if (lambda (one) (string-match-p "^Add ecs:servers:get$" (plist-get one :title))) actions)))
      (note 'actions (vconcat (mapcar (lambda (one) (plist-get one :title)) actions)))
      (eglot--apply-workspace-edit (plist-get action :edit))
      (eglot--signal-textDocument/didChange))
    (wait-for "no warning" (lambda () (null (warnings))))
    (save-buffer)

    ;; What a person sees in a name that is half written, and what accepting one of them does.
    (after "\"ecs:servers:get\"")
    (insert ",\n        \"ecs:servers:re")
    (save-excursion (insert "\""))
    (eglot--signal-textDocument/didChange)
    (note 'offered (vconcat (offered)))
    (insert "b")
    (eglot--signal-textDocument/didChange)
    (completion-at-point)
    (note 'line (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

    (note 'found (vconcat (mapcar (lambda (one) (plist-get one :name))
                                  (plist-get (eglot-execute-command server 'huaweiIam.findActions (vector (getenv "API_CALL"))) :actions))))

    ;; A buffer that is closed leaves nothing in the list of problems.
    (after "\"ecs:servers:reboot\"")
    (insert ",\n        \"ecs:servers:resize\"")
    (eglot--signal-textDocument/didChange)
    (wait-for "the warning of the new action" #'warnings)
    (set-buffer-modified-p nil)
    (kill-buffer)
    (wait-for "no diagnostics" (lambda () (eql published 0)))
    (note 'closed t)
    (eglot-shutdown server)
    (check-terraform)))

(defun check-terraform ()
  "The same in a Terraform file, with a server of its own: it is in another project."
  (find-file (getenv "TERRAFORM_FILE"))
  (terraform-mode)
  (apply #'eglot--connect (eglot--guess-contact))
  (let ((server (wait-for "the connection" #'eglot-current-server)))
    (wait-for "the managed mode" (lambda () eglot--managed-mode))
    (flymake-start)
    (note 'terraformDiagnostic (flymake-diagnostic-text (car (wait-for "the diagnostics in Terraform" #'warnings))))
    (after "ecs:servers:stop")
    (let ((actions (eglot-code-actions (point) (point) "quickfix")))
      (eglot--apply-workspace-edit (plist-get (cl-find "Add ecs:servers:get" actions :key (lambda (one) (plist-get one :title)) :test #'string=) :edit))
      (eglot--signal-textDocument/didChange))
    (wait-for "no warning in Terraform" (lambda () (null (warnings))))
    (save-buffer)
    (after "\"ecs:servers:get\",")
    (insert "\n        \"ecs:servers:re")
    (save-excursion (insert "\","))
    (eglot--signal-textDocument/didChange)
    (note 'terraformOffered (vconcat (offered)))
    (set-buffer-modified-p nil)
    (eglot-shutdown server)))

(defun offered ()
  "What Emacs would list at point, as its completion styles filter it."
  (pcase-let* ((`(,beg ,end ,table . ,_) (eglot-completion-at-point))
               (text (buffer-substring-no-properties beg end))
               (all (completion-all-completions text table nil (length text) (completion-metadata text table nil))))
    (when (consp all) (setcdr (last all) nil))
    (mapcar #'substring-no-properties all)))

(condition-case problem
    (check)
  (error (note 'problem (format "%S" problem))
         (when (get-buffer "*EGLOT (policy)*") (note 'log (with-current-buffer "*EGLOT (policy)*" (buffer-string))))))
(let ((json-false :json-false))
  (with-temp-file (getenv "RESULT_FILE") (insert (json-encode seen))))
(kill-emacs (if (assq 'problem seen) 1 0))
