from tests.browser.web import *
from tests.browser.test_offline import *
from tests.browser.test_offline_newer import update, OFFER
from tests.browser.test_offline_newer import page, site, web, newer
def test_x(page, web, site, newer):
    edit(newer, "index.html", lambda home: home.replace(b"</main>", b"<p>Newer</p></main>"))
    PRE="self.P={}; const add0=self.addEventListener; self.addEventListener=(t,f)=>add0.call(self,t,e=>{const id=t+(e.request?e.request.url:'')+(e.data?JSON.stringify(e.data):''); const wrap=(p)=>{P[id]=(P[id]||0)+1; Promise.resolve(p).finally(()=>P[id]--).catch(()=>{});}; const w=e.waitUntil.bind(e); e.waitUntil=p=>{wrap(p);w(p)}; if(e.respondWith){const r=e.respondWith.bind(e); e.respondWith=p=>{wrap(p);r(p)}}; f(e)});"
    visit(page, web, may_be_kept(site))
    page.goto(web.address("index.html"))
    page.on("framenavigated", lambda f: print("NAV", f.url))
    box = page.locator("main input[type=search]").first
    box.fill("lone")
    web.publish(newer)
    update(page)
    expect(page.get_by_text(OFFER)).to_be_visible()
    box.press_sequentially("ly")
    S="navigator.serviceWorker.getRegistration().then(r=>[r.installing?.state,r.waiting?.state,r.active?.state, navigator.serviceWorker.controller===r.active])"
    print(page.evaluate(S)); web.host.asked.clear()
    import time; t0=time.time()
    other=page.context.new_page(); cdp=page.context.new_cdp_session(other)
    cdp.on("ServiceWorker.workerVersionUpdated", lambda e: [print(round(time.time()-t0,2),"V",v["versionId"],v["runningStatus"],v["status"],v.get("controlledClients"),v.get("targetId")) for v in e["versions"]])
    cdp.on("ServiceWorker.workerErrorReported", lambda e: print("ERR",e))
    cdp.send("ServiceWorker.enable")
    page.on("request", lambda r: print(round(time.time()-t0,2),"REQ", r.url, r.service_worker is not None))
    page.on("domcontentloaded", lambda r: print(round(time.time()-t0,2),"DCL"))
    page.get_by_role("button", name="Load the new one").click()
    for _ in range(8):
        other.wait_for_timeout(1000); print(round(time.time()-t0,2), web.host.asked)
    print([(w.url) for w in page.context.service_workers])
    b=page.context.browser.new_browser_cdp_session()
    print([(t["type"],t["url"],t["attached"],t["targetId"]) for t in b.send("Target.getTargets")["targetInfos"]])
    assert page.get_by_text("Newer", exact=True).count()==1
