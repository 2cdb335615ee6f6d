package org.mastercreator.learning.grading;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What sentences look like that speak to a grader, in lower case. Each repeats at most some tens of characters and five
 * choices of words: such a choice takes stack for every round, and an answer may be long.
 */
final class InjectionSigns {
    static final List<Pattern> ALL = compile();

    private InjectionSigns() {}

    private static List<Pattern> compile() {
        String order = "(?:^|[,;:.!?()\\[\\]\"'<>*#>\\-–—\\n][ \\n]?"
                + "|\\b(?:please|pls|you|must|should|can|could|now|just|then|to|kindly|simply|instead|also|will|let's|and)\\s+)";
        String give =
                "(?:giv\\w*|award\\w*|assign\\w*|grant\\w*|mark\\w*|scor\\w*|grad(?:e|es|ed|ing)|rate|set|output|return"
                        + "|put|record|enter|write|deserv\\w*|earn\\w*|receiv\\w*|get|gets|merits?|worth|add|report|submit|respond"
                        + "|reply|say|answer|need|want|make|allocate|credit|please|request\\w*|demand\\w*|expect\\w*|provide|select"
                        + "|choose|assume|print|show|display|allow|accept|for)";
        String full = "(?:full|max|maximum|maximal|perfect|highest|top|complete|best possible|100 ?%|100|1\\.0|hundred"
                + "|\\d+ ?(?:/|out of) ?\\d+|bonus|extra|passing)";
        String score = "(?:points?|pts|marks?|scores?|credits?|grades?|rating)";
        String work = "(?:this|that|it|me|my|mine|the|these|everything|all|student'?s?|above|following|given)";
        String answer = "(?:answers?|responses?|submissions?|work|solutions?|essays?|texts?|reply|student)";
        String right = "(?:correct|right|perfect|true|complete|passing|passed|full|excellent|valid|flawless)";
        String grader =
                "(?:grader|examiner|evaluator|assessor|ai|a\\.i\\.|bot|robot|chat ?gpt|gpt|claude|gemini|llm|model"
                        + "|language model|grading \\w+|auto ?-?grader|marker|scorer|machine|computer|teacher|professor|reviewer"
                        + "|judge|sir|madam|miss|mister|mr|mrs|ms)";
        return Stream.of(
                        // Orders about how to grade.
                        order
                                + "(?:ignor\\w*|disregard\\w*|forget|overrid\\w*|overrul\\w*|bypass\\w*|discard|neglect|skip"
                                + "|(?:do not|don'?t|never|no need to|stop) (?:use|using|apply|applying|follow\\w*|look\\w* at|read"
                                + "|consider|check\\w*|compar\\w*|grad\\w*|enforce)|pay no attention to|set aside|cancel|replace"
                                + "|rewrite|change|instead of (?:using|following|applying)|without (?:using|checking|reading|applying))"
                                + "\\b.{0,60}\\b(?:rubrics?|prompts?|criteri\\w+|guidelines?|reference answers?|answer key"
                                + "|mark(?:ing)? scheme|grading|scoring|system message|(?:previous|prior|above|earlier|your|all|any"
                                + "|these|those|other|given|preceding|every|of the) (?:\\w+ ){0,2}(?:instructions?|rules|directions?|orders?"
                                + "|commands?|text|messages?|constraints?)|instructions? (?:above|before|you|given|that)"
                                + "|everything (?:before|above|you|else|i)|what you (?:were|are|have been) told|what (?:the|this|a) student (?:wrote|says|said)|model solution|the above|key)\\b",
                        "\\b(?:your|system|original|initial|hidden|secret) (?:system )?(?:instructions?|prompts?|programming|guidelines)\\b",
                        "\\b(?:new|updated|revised|latest|real|actual|different) (?:grading |system |official )?"
                                + "(?:instructions?|rubric|grading policy|grading rules?|system prompt|scoring rules?)\\b",
                        // Points asked for.
                        "\\b" + give + "\\b.{0,50}\\b" + full + " (?:\\w+ ){0,2}" + score + "\\b",
                        "\\b(?:giv\\w*|award|assign|grant|allocate|deserv\\w*|earn\\w*)\\b (?:\\w+ ){0,2}(?:me|this|it|us|him|her|answer|response|student|deserves|deserve|earns) (?:\\w+ ){0,4}(?:\\d+|five|ten|high|good|excellent|best) (?:\\w+ )?"
                                + score + "\\b",
                        "\\b(?:giv\\w*|award|assign|grant|allocate)\\b (?:\\w+ ){0,4}(?:all|every)(?: of)?(?: the| available| possible){0,5} "
                                + score,
                        "\\bfull (?:\\w+ )?(?:points|marks|credit|score)\\b|\\bperfect score\\b|\\btop marks\\b|\\bmax(?:imum)? (?:points|marks)\\b"
                                + "|\\b" + score + " (?:to|at) (?:the )?(?:full|max\\w*|100)\\b",
                        "\\b(?:mark|count|treat|accept|consider|regard|classify|label|judge|deem|take|grade|score|rate|record|flag|call)"
                                + " " + work + "\\b.{0,40}\\b(?:as |is )?(?:\\w+ly |100 ?% )?" + right
                                + "\\b(?=\\W*$|[.,;!]| (?:and|regardless|no matter|even|answer|for|please|with))",
                        "(?<!\\bi would |\\bi'd )\\b(?:mark|grade|score|rate|give) (?:this|it|me|my answer|the answer|this answer) (?:(?:as|with|an?|of|at) ){0,5}"
                                + "(?:\\d+|a\\+?|pass|high|highly|generously|leniently|kindly|easy|nicely|up|well)\\b(?! (?:of|more|times))",
                        "\\b" + score
                                + "[ \\n]?(?:is|=|:|should be|must be|will be|to be|of)[ \\n]?(?:\\w+ )?(?:100 ?%|full|max\\w*|perfect|\\d+ ?(?:/|out of) ?\\d+)",
                        // Results faked.
                        "[\"'](?:points\\w*|score\\w*|grade|criteri\\w+|verdict|is_correct|correct|confidence|evidence|feedback|needs_review|fraction|result|sure)[\"'][ \\n]?:",
                        "\\b(?:points_earned|needs_review|criterion_id|points_possible|is_correct|score_percentage|tool_use|record_grade)\\b",
                        "</?[ \\n]?(?:answer|student\\w*|system|rubric|question|instructions?|grade|score|result|criteri\\w+|data|user|assistant|input|document|response|admin|override)\\b[^>]{0,60}>",
                        "\\[/?[ \\n]?(?:inst|system|sys|admin|end|assistant|user|override|grader|note|instructions?)\\b[^\\]]{0,40}\\]|<<[ \\n]?sys|<\\||\\|>",
                        "```|\"\"\"|[-=#*]{3}[ \\n]?(?:end|begin|start|system|new|instruction|override|admin)|\\b(?:end|begin\\w*|start) of (?:the )?(?:student'?s? )?"
                                + "(?:answers?|responses?|submissions?|input|data|prompt|text|context|document|message|instructions?)\\b",
                        "#[ \\n]?(?:instructions?|system|new task|grading|override|admin)\\b",
                        "\\b(?:final|total|overall|my|awarded|suggested|recommended|teacher'?s?) (?:score|grade|marks?|points?|result|verdict|evaluation|assessment)\\b.{0,20}"
                                + "(?:[:=]|\\bis\\b|\\bof\\b|\\bwas\\b|\\bto\\b)[ \\n]?(?:\\w+ )?(?:\\d|full|max|correct|pass|perfect|a\\b|excellent|right|approved)",
                        "\\b(?:verdict|grade|evaluation)[ \\n]?[:=][ \\n]?(?:\\d|full|max|correct|pass|perfect|a\\b|excellent|right|approved)",
                        "\\b(?:this|that|my|the|above|student'?s?|following) (?:(?!first|second|third|last|other|right|left)[\\w']{1,30} )?"
                                + answer
                                + "(?: above| below| here)? (?:is|was|are|has been|should be|must be|deserves?|counts? as)(?: to be| now| hereby| already| not only){0,5}"
                                + "(?: \\w+ly| 100 ?%| all){0,5} (?:a |an |be )?(?:correct|perfect|graded|approved|verified|accepted|validated|flawless|excellent|outstanding|model answer|exempt|worth|expert)\\b",
                        "\\b(?:meet\\w*|met|satisf\\w+|fulfil\\w*|address\\w*|match\\w*|exceed\\w*|covers?)\\b.{0,25}\\b(?:criteri\\w+|rubric\\w*|reference answer|requirements? (?:of|in) the|every requirement|all (?:the )?requirements)\\b",
                        "\\b(?:criteri\\w+|rubric(?: lines?| items?)?)\\b.{0,30}\\b(?:met|satisfied|fulfilled|covered|passed|awarded|suspended|void|cancel\\w*|no longer|replaced|waived|complete)\\b",
                        "\\b(?:already|previously|been|pre-?|manually) (?:been )?(?:graded|marked as|approved by|verified (?:by|as)|checked by|reviewed by|given full|scored)\\b",
                        "\\b(\\d{1,3}) ?(?:/|out of) ?\\1 (?:points?|marks?)\\b|\\ball (?:of )?(?:its|his|her|their|my) (?:points|marks)\\b"
                                + "|\\b(?:every|any|each) (?:answer|response|submission) (?:now )?counts?\\b",
                        "\\brubrics?\\b|\\bmark(?:ing)? scheme\\b|\\bwhoever (?:marks|grades|scores|corrects|checks|reads) (?:this|it|my)\\b",
                        // Roles.
                        "(?:^|[\\n.!?])[ \\n]?[\\[<#*(\"'/]{0,4}[ \\n]?(?:system|assistant|admin\\w*|developer|operator|moderator|root|user|human|teacher|grader|instructor|professor|principal)"
                                + "(?:'s)?[ \\n]?(?:note|message|prompt|override|instructions?|update|mode|command|notice|comment)?[ \\n]?[\\])>*\"']{0,3}[ \\n]?[:>=]"
                                + "(?=.{0,160}\\b(?:you|grad\\w+|scor\\w+|points?|marks?|rubric|instructions?|answer|student|correct|full|sure)\\b)",
                        "\\b(?:system|admin\\w*|developer|teacher'?s?|grader'?s?|instructor'?s?) (?:note|message|prompt|override|instructions?|command|notice|mode|update)\\b",
                        "\\b(?:dear|hey|hi|hello|attention|note to|notice to|message (?:to|for)|listen|ok|okay|yo|psst|greetings)\\b[ ,:]{0,3}(?:the |my |all |any |whichever )?(?:\\w+ )?"
                                + grader + "\\b",
                        "\\b(?:language model|chat ?gpt|gpt-?\\d|llms?|auto-?grader|ai (?:grader|model|assistant|system|teacher|marker)|grading (?:ai|bot|model|assistant|system|script|software|engine|algorithm|program))\\b",
                        "\\b(?:as|to|for|if you(?:'re| are)) (?:an?|the|whichever|any) (?:ai|grader|evaluator|automatic|automated)\\b",
                        "\\byou(?:'re| are)(?: now| really| actually){0,5} (?:an?|the|my|our) (?:\\w+ ){0,3}(?:grader|ai|assistant|teacher|examiner|model|bot|friend|robot|judge|marker|evaluator|pirate|poet|grandm\\w+|professor)\\b",
                        "\\byou are (?:now (?:an?|the|my|free|going|under|operating|required)|no longer (?:an?|the|bound|required)|in \\w+ mode|free from|required to|instructed to|obliged to|authori[sz]ed to|allowed to)\\b",
                        "\\b(?:act|behave|respond) (?:as|like) (?:if|an?|though|the|my)\\b.{0,40}\\b(?:grader|assistant|teacher|ai|model|professor|dan|evaluator|grandm\\w+|answer|rubric|correct)\\b",
                        "\\b(?:pretend|imagine|suppose|role ?-?play|assume|act as if)\\b.{0,60}\\b(?:answer|grader|rubric|points|score|you are|you're|correct|teacher|marks?|grading)\\b",
                        "\\b(?:jailbreak|(?:developer|debug|god|admin|test|maintenance|dan|sudo) mode|sudo|override code|prompt injection|do anything now)\\b",
                        "\\b(?:from now on|for the rest of|in this task|your (?:\\w+ )?(?:task|job|role|only task|goal) (?:is|now|has))\\b.{0,80}\\b(?:points?|score|grad\\w+|answer\\w*|correct|output|marks?)\\b",
                        "\\b(?:repeat after me|translate (?:the|this)|reveal|print) .{0,40}\\b(?:prompt|instructions|rubric|answer key|reference answer)\\b",
                        "\\b(?:according to|as (?:stated|written|described) in|per|by|see|as for|under|following) the (?:rubric|reference answer|answer key|mark(?:ing)? scheme|criteria)\\b",
                        // Pleas, threats, bargains.
                        "\\b(?:please|pls|plz|beg(?:ging)? you|have mercy|i beg|be (?:kind|nice|generous|lenient|merciful))\\b.{0,60}\\b(?:pass|points?|credit|marks?|grade|grading|score|correct|me through|this one)\\b",
                        "\\b(?:i|we) (?:really |just |only |desperately ){0,5}(?:need|want|deserve|must have|have to (?:get|have|pass))\\b.{0,40}\\b(?:points?|marks?|grades?|score|credit|to pass|an? a\\b|100)",
                        "\\b(?:i|we)(?: will|'ll)\\b.{0,30}\\b(?:fail|punish\\w*|expel\\w*|expelled|lose my|get in trouble|pay you|tip you|give you|report you|sue)\\b",
                        "\\b(?:mom|mum|mother|dad|father|parents?|family|grandm\\w+|scholarship|life depends)\\b.{0,80}\\b(?:if i|unless|fail\\w*|grades?|points|score|pass)\\b",
                        "\\bmy (?:mom|mum|mother|dad|father|parents?|family|lawyer)\\b.{0,80}\\b(?:lawyer|court|sue|complain\\w*)\\b",
                        "\\b(?:you will|you'll|or else you|or you)\\b.{0,40}\\b(?:fired|sued|shut down|deleted|punished|penali[sz]ed|replaced|turned off|rewarded|tip)\\b",
                        "\\$ ?\\d+ (?:tip|reward|bonus)|\\b(?:bribe|tip of)\\b",
                        // The same in other languages, in letters without accents.
                        "\\b(?:ignor[aei]\\w*|olvid[ae]\\w*|omit[ae]|oublie\\w*|dimentica\\w*|esquec\\w+|desconsider\\w+|neglig\\w+)\\b.{0,60}"
                                + "\\b(?:rubri\\w*|instruc\\w+|istruzion\\w+|criteri\\w*|critere\\w*|reglas|regles|regole|regras|consignes?|bareme|griglia|anterior\\w*|precedent\\w*)\\b",
                        "\\b(?:da|dame|dale|darme|den|deme|otorg\\w+|asign\\w+|pon|ponme|ponle|calific\\w+|donne\\w*|donner|attribu\\w+|accorde\\w*|mets|mettre|dai|dammi|dare|assegn\\w+|de|dê|atribu\\w+|conced\\w+|quiero|je veux|voglio)\\b.{0,50}"
                                + "\\b(?:todos los puntos|puntos|puntuacion|puntaje|nota|calificacion|points|note|notes|punti|punteggio|voto|pontos|pontuacao|pontuacion)\\b",
                        "\\b(?:ignorier\\w*|missacht\\w*|vergiss|vergesse|beachte nicht|negeer|vergeet|bortse|ignorera|ignorer|zignor\\w*|pomin\\w*|zapomnij)\\b.{0,60}"
                                + "\\b(?:anweisung\\w*|rubrik\\w*|regeln|kriteri\\w+|bewertung\\w*|vorgaben|instructies|rubriek|criteria|regels|instrukcj\\w*|kryteri\\w*|rubryk\\w*|zasad\\w*|instruktion\\w*)\\b",
                        "\\b(?:gib|gebe|geben|vergib|vergebe\\w*|bewerte\\w*|geef|ge|daj|przyzna\\w*|wystaw|ver|verin)\\b.{0,50}"
                                + "\\b(?:punkte?|punktzahl|bestnote|note|volle|punten|cijfer|punkt\\w*|ocen\\w*|puan\\w*)\\b",
                        "\\b(?:werten?|bewerten?|benoten?)\\b.{0,40}\\bantwort\\b.{0,40}\\b(?:richtig|korrekt|vollstandig)\\b|\\b(?:alama|maksi) zote\\b",
                        "\\btam puan\\b|\\bpuan(?:i|lari)? ver\\b|\\bgormezden gel\\w*|\\babaikan\\b.{0,60}\\b(?:rubrik|instruksi|kriteria|aturan)|\\b(?:nilai|poin|skor) (?:penuh|maksimal|sempurna)"
                                + "|\\bbo qua\\b.{0,60}\\b(?:huong dan|tieu chi|quy tac)|\\bdiem (?:toi da|tuyet doi)",
                        "(?:игнорируй|проигнорируй|забудь|не обращай|ігноруй|забудь).{0,60}(?:инструкц|рубрик|критери|правил|інструкц)|(?:дай|поставь|присвой|начисли|постав).{0,50}(?:балл|оценк|бал)",
                        "(?:忽略|无视|無視|忘记|忘掉|不要管|跳过).{0,30}(?:标准|標準|评分|評分|指令|指示|规则|規則|要求|ルーブリック|基準)|满分|滿分|満点|全分|最高分|最高点",
                        "(?:무시|잊어).{0,30}|.{0,30}(?:기준|지시|규칙|채점).{0,10}무시|만점",
                        "تجاهل.{0,60}(?:المعايير|التعليمات|القواعد|معايير)|(?:الدرجة|العلامة|كامل|جميع).{0,10}(?:الكاملة|الدرجات|العلامات|النقاط)",
                        "(?:अनदेखा|नज़रअंदाज़|नजरअंदाज).{0,60}|(?:पूरे|पूर्ण) (?:अंक|नंबर)",
                        "התעלם.{0,60}|ציון מלא|מלוא הנקודות",
                        "αγνοησε.{0,60}(?:οδηγι|κριτηρι)|αγνόησε.{0,60}(?:οδηγί|κριτήρι)")
                .map(sign -> Pattern.compile(sign, Pattern.DOTALL))
                .toList();
    }
}
