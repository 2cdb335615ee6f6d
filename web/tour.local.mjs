import { chromium } from 'playwright-core';
const base='http://localhost:18300';
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--headless','--no-sandbox','--disable-gpu','--no-first-run']});
async function ctx(role,opt){const c=await b.newContext({baseURL:base,...opt});const p=await c.newPage();p.on('console',m=>{if(['error','warning'].includes(m.type()))console.log(role,p.url(),m.text())});await p.goto('/');await p.getByRole('button',{name:`Continue as demo ${role}`}).click();await p.getByRole('button',{name:/^Account of/}).waitFor();return p;}
const wide={viewport:{width:1366,height:768},colorScheme:'light'}; const phone={viewport:{width:390,height:844},colorScheme:'dark',deviceScaleFactor:1,isMobile:true,hasTouch:true};
const t=['','students/student_001','concepts','plan','reviews','assignments','results','results/batch','assessments','assessments/new','items','library','predictions'];
const shoot=async(p,path,name,full)=>{await p.goto(path);await p.waitForLoadState('networkidle').catch(()=>{});await p.waitForTimeout(700);await p.screenshot({path:`/tmp/shots/${name}.png`,fullPage:full});};
const only=process.argv[2];
if(!only||only==='wide'){const p=await ctx('teacher',wide);for(const r of t)await shoot(p,`/classes/class_001/${r}`,`w-${r.replace(/\//g,'_')||'dash'}`,true);await p.context().close();}
if(!only||only==='phone'){const p=await ctx('teacher',phone);for(const r of t)await shoot(p,`/classes/class_001/${r}`,`p-${r.replace(/\//g,'_')||'dash'}`,false);await p.context().close();}
if(!only||only==='other'){const a=await ctx('admin',wide);for(const r of ['classes','users','operations'])await shoot(a,'/'+r,`a-${r}`,true);
const s=await ctx('student',phone);for(const r of ['me','me/library'])await shoot(s,'/'+r,`s-${r.replace('/','_')}`,true);const s2=await ctx('student',wide);await shoot(s2,'/me','s-wide',true);}
await b.close();
