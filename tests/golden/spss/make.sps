* What another program prints, and the file it writes.  Run: pspp -O format=csv -o printed.csv make.sps
GET DATA /TYPE=TXT /FILE="answers.csv" /DELIMITERS="," /FIRSTCASE=2
  /VARIABLES=registered F8.0 know F8.0 age F8.0 income F8.2.
VARIABLE LABELS registered '是否建档立卡户' know '对合作社的了解程度' age '户主年龄' income '家庭纯收入'.
VALUE LABELS registered 1 '是' 2 '否' /know 1 '很不了解' 2 '不太了解' 3 '一般' 4 '比较了解' 5 '很了解' 9 '拒答'.
MISSING VALUES know (9).
FREQUENCIES VARIABLES=registered know /STATISTICS=NONE.
DESCRIPTIVES VARIABLES=age income.
SAVE OUTFILE='answers.sav'.
