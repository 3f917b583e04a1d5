<?xml version="1.0" encoding="UTF-8"?>
<!-- How this course says its own terms. Entries here win over those in voices/ and the built-in ones. -->
<lexicon version="1.0" alphabet="ipa" xml:lang="en-US"
         xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">
  <lexeme><grapheme>tqdm</grapheme><alias>taqaddum</alias></lexeme>
  <lexeme><grapheme>Theodor</grapheme><phoneme>ˈteɪədɔːɹ</phoneme></lexeme>
</lexicon>
