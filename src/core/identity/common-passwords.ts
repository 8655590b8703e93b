// The passwords people choose most, as published lists show them again and again, of eight characters and more.

export const commonPasswords: ReadonlySet<string> = new Set(
  `
!@#$%^&* !qaz2wsx 00000000 110110110 11111111 119119119 123123123 12344321 12345678 123456789 1234567890 12345678910 123456789a
123456aa 123456abc 123456qq 123456qwe 1234abcd 1234qwer 123abc123 12qwaszx 13145200 147258369 19491001 19900101 1a2b3c4d 1q2w3e4r
1q2w3e4r5t 1qaz!qaz 1qaz2wsx 1qaz2wsx3edc 1qaz@wsx 1qazxsw2 20080808 258258258 52013140 66666666 741852963 789456123 88888888
963852741 987654321 987654321a a12345678 a123456789 a1b2c3d4 aa123456 aa123456789 aaa111222 aaaaaaaa aabbccdd abc12345 abc123456
abc123abc abcd1234 abcd123456 abcdefg1 abcdefg123 abcdefgh admin123 admin1234 admin888 admin@123 administrator adobe123 andrew12
angel123 anthony1 asdf1234 asdfasdf asdfghjk asdfghjkl asdqwe123 ashley12 autumn2022 babygirl baseball baseball1 batman12
beijing2008 buster12 butterfly caonima123 changeme changeme123 cheese12 china123 china888 chocolate company1 computer computer1
cookie12 daniel12 dearbook default1 dragon123 facebook flower12 football football1 forever1 gfhjkm123 ginger12 golf1234 google123
guest123 hello123 hello1234 helloworld hockey12 huawei123 huawei@123 hunter12 iloveu123 iloveyou iloveyou1 internet internet1
ironman1 jennifer jessica1 jiguan123 jordan23 joshua12 killer123 letmein1 li123456 linkedin liverpool lovelove loveyou1 manager1
master123 matthew1 michael1 michelle mima1234 mima123456 monkey123 mysql123 nikita123 nothing1 office123 oracle123 p@ssw0rd
p@ssword pass1234 pass@123 pass@word1 passpass passport passw0rd passw0rd1 password password! password1 password12 password123
password@123 pepper12 photoshop postgres postgres1 princess princess1 q1w2e3r4 q1w2e3r4t5 qazwsx123 qazwsxedc qq123456 qq123456789
qweasd123 qweasdzxc qwer1234 qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop qwertyuiop123 root1234 root123456
samsung1 server123 service1 shadow123 shizhengxie soccer12 spiderman spring2022 starwars starwars1 summer2022 summer2023 sunshine
sunshine1 superman superman1 support1 sysadmin system123 taobao123 tencent123 test1234 test123456 tian123456 tigger12 trustno1
trustno12 user1234 wang123456 weiyuan123 welcome1 welcome123 whatever whatever1 winter2022 winter2023 woaini1314 woaini520
wodemima wsxedcrfv zaq12wsx zaq1zaq1 zhang123456 zhengfu123 zhongguo zhonghua zxcasdqwe zxcv1234 zxw123456 zxwy1234
`
    .trim()
    .split(/\s+/),
)
