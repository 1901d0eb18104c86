interface NameList {
  readonly given: readonly string[]
  readonly family: readonly string[]
}

/** Names as they meet in one school: several traditions, accents, hyphens and apostrophes as people write them. */
export const NAME_LISTS: readonly NameList[] = [
  names(
    'Mateo Xochi Luz Camila Joaquín Renata Andrés Valentina Íñigo Paloma Tomás Marisol Emiliano Noemí',
    'Aguilar Castellanos Jiménez Salinas Peña Orta Quiñones Villarreal Ibáñez Zamora Cárdenas Montoya',
  ),
  names(
    'Chi Kosi Adaeze Tunde Femi Zainab Ngozi Kwame Abena Sekou Aminata Ousmane',
    "Abara Eze Okonkwo Balogun Mensah Owusu Diallo N'Diaye Traoré Adeyemi Kamara Boateng",
  ),
  names(
    'Noor Yusuf Layla Omar Salma Idris Rania Karim Hala Samir Dalia Ziad',
    'Al-Sayed Haddad Mansour Khoury Nasser Rahal Aziz El-Amin Sabbagh Fakhoury Darwish Qasim',
  ),
  names(
    'Mina Linh Bao Thuy Khoa Mai Duc Huong Minh An Tien Quyen',
    'Dang Nguyen Tran Pham Vo Huynh Bui Ly Truong Dinh Phan Doan',
  ),
  names(
    'Wei Jia Ming Xiu Hao Yan Jun Lian Chen Ting Bo Rui',
    'Zhang Liu Huang Zhao Wu Xu Gao Lin Cheng Tang Fang Luo',
  ),
  names(
    'Ji-woo Seo-yeon Min-jun Ha-eun Do-yun Yuna Jae Sora Eun-ji Tae Hana Joon',
    'Kim Park Choi Jung Kang Yoon Lim Han Seo Shin Kwon Bae',
  ),
  names(
    'Rafi Anika Arjun Priya Dev Meera Kabir Ishaan Zara Rohan Tara Nikhil',
    'Chowdhury Banerjee Iyer Reddy Gill Mehta Kapoor Nair Rahman Sharma Perera Joshi',
  ),
  names(
    'Elsa Linnea Théo Amélie Dasha Milo Saoirse Niamh Giulia Bruno Łucja Soren Zoë Anneliese',
    "Bergström Haugen Delacroix Ivanenko O'Malley D'Angelo Kowalczyk Lindqvist Novák MacLeod Fournier Rossi",
  ),
  names(
    'Sione Malia Tavita Leilani Kai Ana Sefa Mele Ioane Tui Lagi Koa',
    "Fakatava Tuipulotu Kealoha Fa'asavalu Manu Taufa Leavai Pele Kahale Vaega Moala Tuiasosopo",
  ),
  names(
    'Tatum Winona Shane Kaya Dakota Aiyana Nodin Lena Chayton Sequoia Talon Mika',
    'Begay Yazzie Tsosie Whitehorse Benally Nez Redcloud Etsitty Manygoats Longbow Cody Bitsui',
  ),
  names(
    'Saba Abel Hanna Yonas Amina Hodan Liban Selam Dawit Ayaan Mulu Bereket',
    'Gebremedhin Tesfaye Abdi Warsame Bekele Haile Mohamud Tekle Jama Alemu Farah Girma',
  ),
  names(
    'Ava Jordan Malik Grace Owen Imani Marcus Tessa Caleb Ruby Darius Nora Isaac June Elijah Hazel Micah Faye',
    'Johnson Carter Whitfield Brooks Sullivan Hayes Freeman Porter Ellis Monroe Baptiste Greene Lawson Merritt',
  ),
  names(
    'Ari Shira Parwana Farid Daria Levon Nareh Tamar Eitan Roya Kian Soraya',
    'Feldman Hakimi Petrosyan Ben-David Rahimi Gold Sarkisian Ahmadi Levy Nazari Kaplan Karimi',
  ),
]

function names(given: string, family: string): NameList {
  return { given: given.split(' '), family: family.split(' ') }
}
