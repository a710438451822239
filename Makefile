# Bootstrap only: sets up .venv from the lock files, then hands over to invoke. The commands themselves
# are in tasks.py. Set-up is stamped, so it runs again only when a lock file changed or it was interrupted.

VENV = .venv
SITE = $(VENV)/.site-is-installed
DEV = $(VENV)/.dev-is-installed
INVOKE = $(VENV)/bin/python -m invoke
PIP = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes

export PYTHONUTF8 = 1

help:
	@echo 'make serve   معاينة الموقع في المتصفح              build, serve and reload at every change (PORT=8000)'
	@echo 'make test    كل الاختبارات                         set up everything and run all tests'
	@echo 'make build   بناء الموقع في المجلد output          build the site into output/'
	@echo 'make demo    معاينة الموقع التجريبي الخيالي        serve the demonstration site (PORT=8000)'
	@echo 'make check   فحص النصوص والمعطيات                   check what editors wrote (OPTIONS=--fix)'
	@echo 'make publish نشر الموقع في SITE_URL                 build, look over and publish'
	@echo 'make clean   حذف ما بُني                            remove built sites and caches'
	@echo 'make help    هذه القائمة                           this list'
	@echo 'More: .venv/bin/invoke --list'

build: $(SITE)
	@$(INVOKE) build

serve demo: $(SITE)
	@$(INVOKE) $@ $(if $(PORT),--port $(PORT))

check publish: $(SITE)
	@$(INVOKE) $@ $(OPTIONS)

test: $(DEV)
	@$(INVOKE) test

clean:
	@if [ -x $(VENV)/bin/python ]; then $(INVOKE) clean; fi

$(SITE): requirements/site.txt
	@sh requirements/venv.sh $(VENV)
	@echo 'Installing what the site needs …'
	@$(PIP) -r requirements/site.txt
	@touch $@

$(DEV): requirements/dev.txt $(SITE)
	@echo 'Installing what the tests need …'
	@$(PIP) -r requirements/dev.txt
	@touch $@

# An environment that lost its Python, as when the system got a newer one, is made anew.
ifneq ($(shell $(VENV)/bin/python -c 'import invoke' 2>/dev/null || echo broken),)
.PHONY: $(SITE)
endif

.PHONY: help build serve demo check publish test clean
