/** Invented studies of the topics under "Society", in the notation of subjects.ts. */
export const SOCIETY = String.raw`
# safety-and-alignment: cs.CL cs.AI
safety, alignment, jailbreak, red teaming, RLHF
Aligned Language Models, Open-Weight Models, Preference Learning

Refusals That Explain Themselves
trains the model to name the rule behind a refusal and tests whether the rule applies
Safety alignment teaches language models to refuse, and often to refuse too much.
Preference data rewards the tone of an answer more than its harmlessness.
A constitution of {k}2 rules is enough; annotators agree on which one applies in 8{k}\% of the cases.
{N} cuts needless refusals by {p}\% at an unchanged rate of harmful answers.

Red Teaming by Evolution of Dialogues
evolves whole dialogues rather than single prompts to find unsafe behaviour
Automated red teaming finds many unsafe prompts that turn out to be the same prompt in other words.
Attacks over several turns are missing from most test sets, though they are what users try.
Diversity is kept by a penalty on the distance to earlier finds in embedding space.
It uncovers {x}$\times$ as many distinct failures in the same number of queries.

Alignment That Is More than a Few Tokens Deep
spreads the safety signal over the whole answer instead of its first tokens
The safety alignment of open-weight models can be removed in minutes by fine-tuning.
Filters at the input catch known attacks and let harmful requests in other words pass.
The loss needs one extra hyper-parameter, $\alpha$, and is insensitive to it between 0.1 and 0.5.
Attack success under fine-tuning falls from 9{k}\% to {p}\%.

# fairness-and-bias: cs.CY cs.CL
fairness, social bias, cultural alignment
Hiring, Credit, Everyday Questions

Gender Bias That Appears in the Second Turn
measures answers after the conversation has named somebody
Gender bias in a single answer has become rare, and tests ask for single answers.
People mention a colleague first and ask for advice then.
We collect {k},000 conversations of three turns in six languages.
The bias of the second turn is {x} times that of the first in all 14 models.

Whose Average? Cultural Bias in Everyday Advice
compares advice with what people of 40 countries would say
Cultural bias is measured by facts about holidays, while people ask about their neighbours.
Translating the question changes the advice less than naming the town.
The survey has {k},400 answers; the sample and its limits are published.
Advice is closest to {k} countries, whatever language it is asked in.

# misinformation: cs.CY cs.CL cs.CV
misinformation, deepfakes, watermarks
Elections, Voice Messages, Translated Posts

Misinformation Travels in Screenshots
reads the text of a screenshot together with what was cropped off
Misinformation is checked as text and shared as pictures of text.
A screenshot has lost its link, its date and its author.
We trace {k},000 screenshots to the posts they were taken from.
{N} finds the post in {p}\% of the cases and the missing half sentence in {k}0\%.

A Watermark for Translated Text
marks meanings rather than words
AI-generated text loses its watermark when somebody translates it.
Marks that survive are so strong that readers notice them.
The mark needs {k}00 words and a secret of 128 bits.
After translation and back, 8{k}\% of the marked texts are recognised, at one false alarm in 1,000.

# education: cs.CY cs.HC cs.AI
intelligent tutoring, knowledge tracing, essay scoring
First-Year Programming, Reading, Night Schools

Intelligent Tutoring That Answers Later
waits with its hint until the learner has tried once more
Intelligent tutoring answers at once, and learners learn to ask at once.
Withholding help frustrates those who need it most.
The delay is learned from {k}0,000 sessions of four schools.
In a trial with {k}60 pupils, unaided scores rise by {p}\% of a standard deviation.

Knowledge Tracing with Excuses
tells a slip from a gap by what the learner did before
Knowledge tracing takes every mistake for something that was not understood.
Tired learners slip, and nobody asks what time it is.
Time of day, pace and pauses give {k} features.
Predictions for the next day improve by {k}.{k} points, and most in the evening.

# human-ai-interaction: cs.HC cs.AI
human-AI collaboration, trust, dialogue
Customer Service, Writing, Clinics

Human-AI Collaboration without a Final Say
shows the two answers side by side and asks for the difference
Human-AI collaboration gives one of the two the final say, and the other stops trying.
Explanations make people agree more often, also with wrong answers.
The study had {k}40 participants and was registered beforehand.
Pairs are right in {p} more of 200 cases than the better half alone.

An AI Companion That Has to Go Now
ends a conversation kindly when it has become a habit
An AI companion that never tires keeps people from those who do.
Warnings about time are dismissed, as all warnings are.
The ending was written with {k} therapists and 30 users.
After {k} weeks users talk {p}\% less to it and somewhat more to others.

# finance: q-fin.ST cs.LG
financial markets, portfolio choice, credit risk
Small Investors, Emerging Markets, Green Bonds

Portfolio Choice with Forecasts That Disagree
holds less of whatever the forecasts disagree about
The stock market is forecast by many models, which are averaged as if they were independent.
They were trained on the same days and fail on the same days.
Weights change by at most {k}\% a month, after costs.
Over 20 years the loss of the worst year shrinks by {p}\%, at the same return.

Credit Risk Explained to the Refused
gives the smallest change that the applicant could make within a year
Credit risk is scored by models that tell a refused applicant to be older.
Reasons that are true of the model can be useless to a person.
Changes cost points that {k}00 applicants helped to set.
Of those who followed the advice {p}\% were accepted a year later.

# law-and-policy: cs.CY cs.AI
AI regulation, copyright, legal reasoning
Small Companies, Courts, Public Bodies

What Does AI Regulation Cost a Small Company?
follows the forms from the first question to the last signature
AI regulation is written with large companies in mind and read by small ones.
Estimates of its cost come from those who sell the advice.
We interviewed {k}8 companies and timed every form.
The median is {p} working days, half of them for questions that were asked twice.

Legal Reasoning with the Case That Says Otherwise
looks for the strongest case against its own conclusion
Legal reasoning by language models cites what supports a conclusion and nothing else.
Courts read the other side first.
The index holds {k}00,000 decisions of five courts.
Lawyers find {p}\% fewer omissions, and {k} in ten conclusions change.
`;
