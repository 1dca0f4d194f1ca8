/** Mapping templates. @module */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of templates are written so
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { renderTemplate } from "../../../../services/api-gateway-rest/template/template.ts";
import {
  fromJson,
  type TemplateValue,
} from "../../../../services/api-gateway-rest/template/template-values.ts";

const values = {
  text: "a,b",
  quoted: "it\\'s",
  map: { a: 1, "b-c": { d: [true, null] } },
  list: [1, "two"],
  empty: "",
};

function render(source: string, silent: readonly string[] = []): string {
  const variables = fromJson(values) as Map<string, TemplateValue>;
  return renderTemplate(source, variables, new Set(silent));
}

describe("renderTemplate", () => {
  for (const [source, expected] of [
    ["$text ${text}x $!text $!{text}", "a,b a,bx a,b a,b"],
    [
      "$none $!none ${none.a} $map.none costs $5.00 #hash a.b $text.",
      "$none  ${none.a} $map.none costs $5.00 #hash a.b a,b.",
    ],
    ['$map.a $map["a"] $map.get("a") $map.b-c.d[0] $list[1] $list.get(1)', "1 1 1 true two two"],
    ["$map $list", "{a=1, b-c={d=[true, null]}} [1, two]"],
    ["#set($x = \"t:$text\")$x #set($y = '$text')$y", "t:a,b $text"],
    ['#set($x = "a ""quoted"" $text")$x', 'a "quoted" a,b'],
    [
      "#set($n = 5 + 3 * 2)$n #set($k = $n / 2)$k #set($m = $n % 4)$m #set($o = -$n)$o",
      "11 5 3 -11",
    ],
    ['#if($text == "a,b" && !$none)yes#{else}no#end', "yes"],
    ["#if($empty)a#elseif($list.size() >= 3)b#else c#end", " c"],
    ["#if($none || 2 > 1 and 1 lt 2)yes#end", "yes"],
    ["#if(true)\n{}\n#end\n!", "{}\n!"],
    ["#foreach($i in $list)$i#if($foreach.hasNext), #end#end", "1, two"],
    ["#foreach($i in [3..1])$i$foreach.index $velocityCount;#end$i", "30 1;21 2;12 3;$i"],
    ["#foreach($k in $map.keySet())$k #break #end", "a "],
    ["#foreach($e in $map.entrySet())$e.key=$e.value;#end", "a=1;b-c={d=[true, null]};"],
    ["a#stop b", "a"],
    ["a## comment\nb#* more\n *#c #[[ $text #if ]]#", "abc  $text #if "],
    ['#set($l = [])#set($ok = $l.add("x"))#set($l[0] = "y")$l $ok', "[y] true"],
    [
      '#set($m = {"a": 1})#set($m.b = $text)#set($m["c"] = 2)$m $m.containsKey("b")',
      "{a=1, b=a,b, c=2} true",
    ],
    ['#set($old = $map.put("a", 2))$old $map.a $map.remove("a") $map.size()', "1 2 2 1"],
    [
      '$text.replaceAll("[ab]", "x") $text.split(",").size() $text.substring(1) $text.length()',
      "x,x 2 ,b 3",
    ],
    [
      '$text.matches("a.*") $text.matches("a") $text.contains("b") $text.equals("a,b") $text.isEmpty()',
      "true false true true false",
    ],
    ['$quoted.replaceAll("\\\\\'", "\'")', "it's"],
    [
      "$text.none() $text.constructor $list.constructor.name",
      "$text.none() $text.constructor $list.constructor.name",
    ],
  ] as const) {
    it(`prints ${JSON.stringify(expected)} for ${JSON.stringify(source)}`, () => {
      assert.equal(render(source), expected);
    });
  }

  it("prints nothing for a silent variable without a value", () => {
    assert.equal(render("[$map.none][$none]", ["map"]), "[][$none]");
  });

  it("reaches no prototype by a key", () => {
    assert.equal(render('#set($map["__proto__"]["zz"] = 1)$map.zz'), "$map.zz");
    assert.equal(Object.hasOwn(Object.prototype, "zz"), false);
  });

  for (const [source, message] of [
    ["#end", /line 1: has #end/],
    ["a\n#if($text", /line 2: must have "\)"/],
    ["#foreach($i of $list)#end", /line 1: must have "\(\$name in"/],
    ["#macro(x)#end", /not simulated: macro/],
    [`#set($x = ${"(".repeat(200)}1`, /nests deeper than 100/],
    [`${"#if(true)".repeat(200)}`, /nests deeper than 100/],
    ["${text", /must have "}"/],
    ['$text.replaceAll("(", "")', /the expression \(/],
  ] as const) {
    it(`refuses ${JSON.stringify(source.slice(0, 30))}`, () => {
      assert.throws(() => render(source), message);
    });
  }

  it("ends loops after 1,000 items, and all of a template after 100,000 steps", () => {
    assert.equal(render("#foreach($i in [1..100000])x#end").length, 1000);
    const loops = "#foreach($i in [1..1000])".repeat(3);
    assert.throws(() => render(`${loops}x#end#end#end`), /takes more than 100000 steps/);
  });

  it("prints no more than API Gateway takes as a payload", () => {
    const doubling = '#set($x = "0123456789")#foreach($i in [1..30])#set($x = "$x$x")#end';
    assert.throws(() => render(doubling), /more than 10485760 characters/);
  });
});

describe("fromJson", () => {
  it("refuses what nests too deep", () => {
    const deep = JSON.parse(`${"[".repeat(600)}${"]".repeat(600)}`) as unknown;
    assert.throws(() => fromJson(deep), /nests deeper than 500/);
  });
});
